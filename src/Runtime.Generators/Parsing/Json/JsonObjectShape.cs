using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>A class, record or struct with its members, its constructor and what the attributes say about them. Collects whether it is valid.</summary>
internal sealed class JsonObjectShape
{
    private readonly ILookup<string, IParameterSymbol> _parameters;

    /// <param name="context">The options, the direction and the report.</param>
    /// <param name="type">The type.</param>
    /// <param name="place">Where it is used first.</param>
    /// <param name="isPopulated">An existing object is populated.</param>
    public JsonObjectShape(JsonParsingContext context, INamedTypeSymbol type, JsonUsage place, bool isPopulated)
    {
        Context = context;
        Type = type;
        IsPopulated = isPopulated;
        Place = place;
        Attributes = Read(type, place.Path);
        Place = place with { NumberHandling = Attributes.NumberHandling ?? context.Options.NumberHandling };
        if (UnknownTypes.InBase(type) is { } unknown)
            Fail(UnknownTypes.Report(place.Location, $"'{place.Path}' is of type '{TypeNames.Display(type.WithNullableAnnotation(NullableAnnotation.None))}', which derives from", unknown));
        Constructor = JsonConstructors.Choose(type, constructor => Read(constructor, place.Path), out bool isRight);
        SetsRequired = JsonConstructors.SetsRequired(Constructor);
        _parameters = (Constructor?.Parameters ?? []).ToLookup(static parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
        if (IsRead && !isPopulated && !isRight)
            FailOfType(JsonDiagnostics.NoConstructor);
        Members = JsonTypeMember.GetAll(
            type,
            context.Options.NamingPolicy,
            member => Read(member.Symbol, $"{place.Path}.{member.Name}"),
            member => FailOfName(member, "another member has too, but for its case", "give it another by [JsonPropertyName]"));
        IsCreatedFirst = IsRead && (isPopulated || Members.Exists(Populates) || HasUnreadRequired());
    }

    public JsonParsingContext Context { get; }

    public INamedTypeSymbol Type { get; }

    public JsonUsage Place { get; }

    /// <summary>The attributes of the type.</summary>
    public JsonAttributes Attributes { get; }

    /// <summary>The constructor that creates it, if one does.</summary>
    public IMethodSymbol? Constructor { get; }

    /// <summary>The constructor sets the required members.</summary>
    public bool SetsRequired { get; }

    /// <summary>The members that JSON may have.</summary>
    public List<JsonTypeMember> Members { get; }

    /// <summary>An existing object is populated.</summary>
    public bool IsPopulated { get; }

    /// <summary>The object exists before its required members are set, because its members are populated, or because not all of them are in the JSON.</summary>
    public bool IsCreatedFirst { get; }

    /// <summary>An error was reported.</summary>
    public bool HasFailed { get; private set; }

    public bool IsRead => Context.Direction == JsonDirection.Read;

    /// <summary>The properties with extension data, ignored or not.</summary>
    public IEnumerable<JsonTypeMember> Extensions => Members.Where(static member => member.Attributes.IsExtensionData);

    public bool RefusesUnknown => Attributes.RefusesUnknown ?? (!Extensions.Any() && Context.Options.RefusesUnknown);

    /// <summary>The attribute on the type does not apply if the JSON says which of several types a value has.</summary>
    public bool PopulatesMembers => Attributes.IsPopulated == true && !JsonPopulateRules.IsPolymorphic(Type);

    public static bool HasSetter(JsonTypeMember member) =>
        member.Attributes.Ignore != IgnoreCondition.WhenReading && member.Symbol.SetBy(member.Attributes.IsIncluded) != MemberSet.Never;

    /// <summary>The value of a member is populated: by its own attribute, or by that of the type where it can be.</summary>
    public bool Populates(JsonTypeMember member) =>
        !member.IsIgnored
        && !member.Attributes.IsExtensionData
        && (member.Attributes.IsPopulated ?? PopulatesMembers)
        && JsonPopulateRules.WhyNot(member, HasSetter(member), Context) is null;

    public bool IsRequired(JsonTypeMember member) => member.Attributes.IsRequired || (member.Symbol.IsRequired && !SetsRequired);

    /// <summary>The constructor's parameter for a member.</summary>
    public IParameterSymbol? Parameter(JsonMemberSymbol symbol) =>
        _parameters[symbol.Name].FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, symbol.Type));

    /// <summary>The constructor takes the member. An existing object needs no constructor.</summary>
    public bool IsBound(JsonMemberSymbol symbol) => !IsPopulated && Parameter(symbol) is not null;

    public void FailOfName(JsonTypeMember member, string why, string instead) =>
        FailOfType(JsonDiagnostics.BadJsonName, member.Symbol.Name, member.JsonName, why, instead);

    public void FailOfType(DiagnosticDescriptor descriptor, params object[] details) => Fail(descriptor, [Place.Path, TypeNames.Display(Type), .. details]);

    public void Fail(DiagnosticDescriptor descriptor, params object[] details) => Fail(Diagnostic.Create(descriptor, Place.Location, details));

    /// <summary>The error was reported elsewhere.</summary>
    public void Fail() => HasFailed = true;

    private void Fail(Diagnostic diagnostic)
    {
        HasFailed = true;
        Context.Report(diagnostic);
    }

    /// <summary>C# requires <c>new</c> to set a required member that JSON may not have, such as a field.</summary>
    private bool HasUnreadRequired() =>
        !SetsRequired
        && JsonMemberSymbol.GetAll(Type).Any(symbol => symbol.IsRequired && !Members.Exists(member => member.Symbol == symbol || symbol.IsReplacedBy(member.Symbol)));

    /// <summary>Reads the attributes of a symbol. Attributes for JSON that are not supported are errors.</summary>
    private JsonAttributes Read(ISymbol symbol, string path)
    {
        var attributes = new JsonAttributes(symbol);
        if (attributes.Unsupported is not null)
            Fail(JsonDiagnostics.UnsupportedAttribute, path, attributes.Unsupported);
        if (attributes.Unknown is not null)
            Fail(UnknownTypes.ReportArgument(Place.Location, $"'{path}'", attributes.Unknown));
        return attributes;
    }
}
