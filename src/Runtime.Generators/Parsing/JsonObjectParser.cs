using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Turns a class, record or struct into the model of its JSON object.</summary>
internal sealed class JsonObjectParser
{
    private readonly JsonGraphParser _graph;
    private readonly INamedTypeSymbol _type;
    private readonly JsonPlace _place;
    private readonly JsonAttributes _attributes;
    private readonly IMethodSymbol? _constructor;
    private readonly List<(JsonMemberModel Model, JsonMemberSymbol Symbol)> _members = [];
    private readonly bool _namesMatter;
    private bool _failed;

    private readonly string _key;
    private readonly string? _discriminator;

    /// <param name="graph">Parses the types of members.</param>
    /// <param name="type">The type.</param>
    /// <param name="place">Where it is met first.</param>
    /// <param name="key">The model's key, where it is not the type.</param>
    /// <param name="discriminator">The name of the member that told the type from others, if one did.</param>
    public JsonObjectParser(JsonGraphParser graph, INamedTypeSymbol type, JsonPlace place, string? key = null, string? discriminator = null)
    {
        _key = key ?? TypeNames.Full(type);
        _discriminator = discriminator;
        _graph = graph;
        _type = type;
        _place = place;
        _attributes = Attributes(type, place.Path);
        _place = place with { NumberHandling = _attributes.NumberHandling ?? graph.Options.NumberHandling };
        _constructor = IsRead ? Constructor() : null;
        _namesMatter = RefusesUnknown || JsonMemberSymbol.Of(type).Any(static symbol => new JsonAttributes(symbol.Symbol).IsExtensionData);
    }

    private bool RefusesUnknown => _attributes.RefusesUnknown ?? _graph.Options.RefusesUnknown;

    private bool IsRead => _graph.Direction == JsonDirection.Read;

    public JsonObjectModel? Parse()
    {
        JsonExtensionModel? extension = null;
        foreach (JsonMemberSymbol symbol in JsonMemberSymbol.Of(_type))
        {
            JsonAttributes attributes = Attributes(symbol.Symbol, $"{_place.Path}.{symbol.Name}");
            if (!symbol.IsVisible && !attributes.IsIncluded)
                continue;
            if (attributes.IsExtensionData)
                extension = Extension(symbol);
            else
                AddMember(symbol, attributes);
        }

        List<int> arguments = [.. Arguments()];
        List<JsonMemberModel> ordered = [.. _members.Select(static member => member.Model)];
        RefuseNames(ordered);
        if (_failed)
            return null;

        return new JsonObjectModel(
            _key,
            TypeNames.Full(_type),
            TypeNames.Identifier(_type) + (_discriminator is null ? "" : "Members"),
            _type.IsReferenceType,
            ordered.ToEquatableArray(),
            arguments.ToEquatableArray(),
            IsBuiltLast: arguments.Count > 0 || ordered.Any(static member => member.Set == MemberSet.Initializer),
            HidesConstructor: _constructor is { DeclaredAccessibility: not Accessibility.Public },
            RefusesUnknown,
            extension,
            _discriminator);
    }

    private void AddMember(JsonMemberSymbol symbol, JsonAttributes attributes)
    {
        IgnoreCondition ignore = attributes.Ignore ?? _graph.Options.IgnoreCondition;

        // A constructor's parameter is given what is there, even where the property is not to be read.
        bool isSet = IsRead && (ignore is not IgnoreCondition.WhenReading || Parameter(symbol) is not null);
        MemberSet set = isSet ? SetOf(symbol, attributes) : MemberSet.Never;
        bool isUsed = IsRead
            ? set != MemberSet.Never
            : ignore is not IgnoreCondition.WhenWriting && symbol.CanGet(attributes.IsIncluded);
        if (ignore == IgnoreCondition.Always || !isUsed)
        {
            AddKnown(symbol, attributes);
            return;
        }

        int numbers = attributes.NumberHandling ?? _place.NumberHandling;
        var place = new JsonPlace($"{_place.Path}.{symbol.Name}", _place.Location, numbers, attributes.Converter);
        if (_graph.Parse(symbol.Type, place) is not { } value)
        {
            _failed = true;
            return;
        }

        string jsonName = attributes.Name ?? JsonNames.Of(symbol.Name, _graph.Options.NamingPolicy);
        IParameterSymbol? parameter = Parameter(symbol);
        var model = new JsonMemberModel(
            TypeNames.Escaped(symbol.Name),
            jsonName,
            JsonNames.Encode(jsonName),
            value,
            set,
            IsRead && (attributes.IsRequired || set == MemberSet.Initializer),
            SkipOf(ignore, symbol.Type),
            GenericDeclarations.Of(symbol),
            symbol.IsField,
            IsHidden: !symbol.CanGet(includesHidden: false),
            parameter is null ? "default" : DefaultValues.Of(parameter));

        // By order, and where that is the same as they come.
        int index = _members.FindIndex(member => member.Symbol.Order > attributes.Order);
        _members.Insert(index < 0 ? _members.Count : index, (model, symbol with { Order = attributes.Order }));
    }

    /// <summary>A member that is there, but not read, is still not unknown: where it matters what is, its name is known and its value skipped.</summary>
    private void AddKnown(JsonMemberSymbol symbol, JsonAttributes attributes)
    {
        if (!IsRead || !_namesMatter)
            return;
        string jsonName = attributes.Name ?? JsonNames.Of(symbol.Name, _graph.Options.NamingPolicy);
        var skipped = new JsonValueModel(TypeNames.Full(symbol.Type), false, symbol.Type.IsReferenceType, null, null, null, null);
        var model = new JsonMemberModel(
            TypeNames.Escaped(symbol.Name), jsonName, jsonName, skipped, MemberSet.Never, false, MemberSkip.Never, GenericDeclarations.Of(symbol), symbol.IsField, false, "default");
        _members.Add((model, symbol with { Order = int.MaxValue }));
    }

    private MemberSet SetOf(JsonMemberSymbol symbol, JsonAttributes attributes)
    {
        if (symbol.IsRequired && !ConstructorSetsRequired())
            return MemberSet.Initializer;
        return Parameter(symbol) is not null ? MemberSet.Constructor : symbol.SetBy(attributes.IsIncluded);
    }

    private bool ConstructorSetsRequired() =>
        _constructor?.GetAttributes().Any(static a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute") == true;

    private static MemberSkip SkipOf(IgnoreCondition ignore, ITypeSymbol type)
    {
        bool hasNull = type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        return ignore switch
        {
            IgnoreCondition.WhenWritingNull when hasNull => MemberSkip.Null,
            IgnoreCondition.WhenWritingDefault => hasNull ? MemberSkip.Null : MemberSkip.Default,
            _ => MemberSkip.Never,
        };
    }

    /// <summary>The one that is marked, the one without parameters, or the only public one. A struct is made without, unless one is marked.</summary>
    private IMethodSymbol? Constructor()
    {
        List<IMethodSymbol> all = [.. _type.InstanceConstructors];
        List<IMethodSymbol> marked = all.FindAll(c => Attributes(c, _place.Path).IsConstructor);
        List<IMethodSymbol> accessible = all.FindAll(static c => c.DeclaredAccessibility == Accessibility.Public);
        IMethodSymbol? chosen = marked.Count == 1
            ? marked[0]
            : accessible.Find(c => c.Parameters.IsEmpty != IsPair()) ?? (accessible.Count == 1 && !_type.IsValueType ? accessible[0] : null);
        if (marked.Count > 1 || (chosen is null && !_type.IsValueType) || chosen?.Parameters.Any(static p => p.RefKind != RefKind.None) == true)
            Fail(JsonDiagnostics.NoConstructor);
        return chosen;
    }

    /// <summary>A pair is a struct that can only be made whole.</summary>
    private bool IsPair() => _type.Name == "KeyValuePair" && _type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";

    private IParameterSymbol? Parameter(JsonMemberSymbol symbol) => _constructor?.Parameters.FirstOrDefault(parameter =>
        string.Equals(parameter.Name, symbol.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, symbol.Type));

    private IEnumerable<int> Arguments()
    {
        foreach (IParameterSymbol parameter in _constructor?.Parameters ?? [])
        {
            int index = _members.FindIndex(member => SymbolEqualityComparer.Default.Equals(Parameter(member.Symbol), parameter));
            if (index < 0 && !_failed && !JsonMemberSymbol.Of(_type).Any(symbol => SymbolEqualityComparer.Default.Equals(Parameter(symbol), parameter)))
                Fail(JsonDiagnostics.UnboundParameter, parameter.Name);
            yield return index;
        }
    }

    private JsonExtensionModel? Extension(JsonMemberSymbol symbol)
    {
        string path = $"{_place.Path}.{symbol.Name}";
        INamedTypeSymbol? entries = JsonCollections.Find(symbol.Type, "IDictionary");
        ITypeSymbol? valueType = entries?.TypeArguments[0].SpecialType == SpecialType.System_String ? entries.TypeArguments[1] : null;
        string? builder = symbol.Type.TypeKind == TypeKind.Interface
            ? $"global::System.Collections.Generic.Dictionary<string, {(valueType is null ? "object" : TypeNames.Full(valueType))}>"
            : TypeNames.Full(symbol.Type);
        if (valueType?.Name is not ("JsonElement" or "Object"))
        {
            Fail(JsonDiagnostics.BadExtensionData, symbol.Name);
            return null;
        }

        // Without a setter it is written, but takes nothing in.
        if (IsRead && symbol.SetBy(includesHidden: true) == MemberSet.Never)
            return null;
        if (_graph.Parse(valueType!, _place with { Path = path }) is not { } value)
            return null;
        var held = new JsonValueModel(TypeNames.Full(symbol.Type), IsNullable: false, IsReference: true, null, null, null, null);
        var member = new JsonMemberModel(
            TypeNames.Escaped(symbol.Name),
            JsonName: "",
            EncodedName: "",
            held,
            symbol.SetBy(includesHidden: true),
            IsRequired: false,
            MemberSkip.Never,
            GenericDeclarations.Of(symbol),
            symbol.IsField,
            IsHidden: !symbol.CanGet(includesHidden: false),
            "default");
        return new JsonExtensionModel(member, builder, value);
    }

    private void RefuseNames(List<JsonMemberModel> members)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonMemberModel member in members)
        {
            if (member.JsonName.Any(char.IsControl))
                Fail(JsonDiagnostics.BadJsonName, member.Property, member.JsonName, "holds a control character");
            else if (!seen.Add(member.JsonName))
                Fail(JsonDiagnostics.BadJsonName, member.Property, member.JsonName, "another member has too, but for its case");
        }
    }

    /// <summary>Reads the attributes. One that says something about JSON, and would be passed over, is refused.</summary>
    private JsonAttributes Attributes(ISymbol symbol, string path)
    {
        var attributes = new JsonAttributes(symbol);
        if (attributes.Unsupported is not null)
        {
            _failed = true;
            _graph.Report(JsonDiagnostics.UnsupportedAttribute, _place.Location, path, attributes.Unsupported);
        }

        return attributes;
    }

    private void Fail(DiagnosticDescriptor descriptor, params object[] details)
    {
        _failed = true;
        _graph.Report(descriptor, _place.Location, [_place.Path, TypeNames.Display(_type), .. details]);
    }
}
