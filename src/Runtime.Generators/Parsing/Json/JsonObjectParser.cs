using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Json.Warnings;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Turns a class, record or struct into the model of its JSON object.</summary>
internal sealed class JsonObjectParser
{
    private readonly JsonTypeKey _key;
    private readonly string? _discriminator;
    private readonly JsonObjectShape _shape;
    private readonly JsonMemberParser _members;

    /// <param name="graph">Parses the types of members.</param>
    /// <param name="type">The type.</param>
    /// <param name="usage">Where it is used first.</param>
    /// <param name="key">The model's key, if it is not that of the type.</param>
    /// <param name="discriminator">The name of the member that says which of several types a value has.</param>
    /// <param name="isPopulated">An existing object is populated.</param>
    public JsonObjectParser(
        JsonGraphParser graph, INamedTypeSymbol type, JsonUsage usage, JsonTypeKey? key = null, string? discriminator = null, bool isPopulated = false)
    {
        _key = key ?? new JsonTypeKey(TypeNames.Full(type));
        _discriminator = discriminator;
        _shape = new JsonObjectShape(graph.Context, type, usage, isPopulated);
        _members = new JsonMemberParser(graph, _shape);
    }

    /// <returns><see langword="null"/> if an error was reported.</returns>
    public JsonObjectModel? Parse()
    {
        new JsonObjectRules(_shape).Check();
        _members.Parse();
        List<int> arguments = _shape.IsPopulated ? [] : [.. Arguments()];
        if (_shape.HasFailed)
            return null;

        if (!_shape.IsPopulated)
            ReportWarnings();
        ObjectConstruction construction = _shape.IsRead && !_shape.IsPopulated ? Construction() : ObjectConstruction.New;
        bool isBuiltLast = arguments.Count > 0 || _members.Members.Exists(static member => member.Model.Set == MemberSet.Initializer);
        return new JsonObjectModel(
            _key,
            TypeNames.Full(_shape.Type),
            TypeNames.Identifier(_shape.Type) + (_discriminator is null ? "" : "Members"),
            _shape.Type.IsReferenceType,
            _members.Members.Select(member => member.Model with { IsTracked = IsTracked(member.Model, isBuiltLast) }).ToEquatableArray(),
            arguments.ToEquatableArray(),
            isBuiltLast,
            construction,
            construction == ObjectConstruction.Accessor ? GenericDeclarations.Create(_shape.Constructor!) : null,
            _shape.DisallowsUnknown,
            _members.Extension,
            _discriminator,
            JsonNameTables.Create([.. _members.Members.Select(static member => member.Model.JsonName), .. _discriminator is null ? Array.Empty<string>() : [_discriminator]]));
    }

    /// <summary>
    /// Whether the reader notes if the JSON has a member. This is not needed for a parameter of the constructor, which has a default value, or if the object
    /// is created before its JSON is read, because it keeps its values.
    /// </summary>
    private static bool IsTracked(JsonMemberModel member, bool isBuiltLast) =>
        member.IsRequired || (isBuiltLast && member.Set is (MemberSet.Assign or MemberSet.Accessor));

    private void ReportWarnings()
    {
        HashSet<JsonTypeMember> used =
        [
            .. _members.Members
                .Where(member => !_shape.IsRead || member.Model.Set != MemberSet.Never || member.Model.Populate is not null)
                .Select(static member => member.Declared),
        ];
        if (_members.Extension is not null)
            used.UnionWith(_shape.Extensions);
        new ObjectWarnings(_shape.Context, _shape.Type, _shape.Usage, _shape.Constructor, _shape.Members, used, _discriminator is not null).Report();
    }

    private ObjectConstruction Construction()
    {
        if (_shape.IsCreatedFirst && _shape.Constructor is null or { IsImplicitlyDeclared: true, ContainingType.IsValueType: true })
            return ObjectConstruction.Default;
        bool leavesRequired = _shape.IsCreatedFirst && JsonMemberSymbol.GetAll(_shape.Type).Any(static symbol => symbol.IsRequired) && !_shape.SetsRequired;
        return leavesRequired || _shape.Constructor is { DeclaredAccessibility: not Accessibility.Public } ? ObjectConstruction.Accessor : ObjectConstruction.New;
    }

    /// <summary>For each parameter of the constructor the index of its member; -1 if the member is not read.</summary>
    private IEnumerable<int> Arguments()
    {
        ILookup<ISymbol?, JsonTypeMember> declared =
            _shape.Members.ToLookup<JsonTypeMember, ISymbol?>(member => _shape.Parameter(member.Symbol), SymbolEqualityComparer.Default);
        ILookup<ISymbol?, int> indexes = _members.Members.Select(static (member, index) => (member.Declared, Index: index))
            .ToLookup<(JsonTypeMember Declared, int Index), ISymbol?, int>(
                member => _shape.Parameter(member.Declared.Symbol), static member => member.Index, SymbolEqualityComparer.Default);
        foreach (IParameterSymbol parameter in _shape.IsRead && _shape.Constructor is not null ? _shape.Constructor.Parameters : [])
        {
            List<JsonTypeMember> bound = [.. declared[parameter]];
            if (bound.Count == 0 && !_shape.HasFailed)
                _shape.FailOfType(JsonDiagnostics.UnboundParameter, parameter.Name);
            if (bound.Count > 1)
            {
                _shape.Fail(
                    JsonDiagnostics.Contradiction,
                    $"{_shape.Usage.Path}.{bound[1].Symbol.Name}",
                    $"has the JSON name \"{bound[1].JsonName}\", and another member with the same C# name has \"{bound[0].JsonName}\", so it is not known which of them the constructor's parameter '{parameter.Name}' means",
                    "rename one");
            }

            yield return indexes[parameter].DefaultIfEmpty(-1).First();
        }
    }
}
