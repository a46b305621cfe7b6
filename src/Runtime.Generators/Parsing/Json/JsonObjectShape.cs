using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>A class, record or struct: its members, its constructor and their attributes. Reports its errors and notes that there are some.</summary>
internal sealed class JsonObjectShape
{
    private readonly ILookup<string, IParameterSymbol> _parameters;

    /// <param name="context">The options, the direction and the report.</param>
    /// <param name="type">The type.</param>
    /// <param name="usage">Where it is used first.</param>
    /// <param name="isPopulated">An existing object is populated.</param>
    public JsonObjectShape(JsonParsingContext context, INamedTypeSymbol type, JsonUsage usage, bool isPopulated)
    {
        Context = context;
        Type = type;
        IsPopulated = isPopulated;
        Usage = usage;
        Attributes = Read(type, usage.Path);
        Options = context.Options.Types.Find(type, Attributes);
        Usage = usage with { NumberHandling = Attributes.NumberHandling ?? Options.NumberHandling ?? context.Options.NumberHandling };
        if (UnknownTypes.InBase(type) is { } unknown)
        {
            Fail(UnknownTypes.Report(
                usage.Location, $"'{usage.Path}' is of type '{TypeNames.Display(type.WithNullableAnnotation(NullableAnnotation.None))}', which derives from", unknown));
        }

        Constructor = JsonConstructors.Choose(type, constructor => Read(constructor, usage.Path), out bool isUsable);
        SetsRequired = JsonConstructors.SetsRequired(Constructor);
        _parameters = (Constructor?.Parameters ?? []).ToLookup(static parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
        if (IsRead && !isPopulated && !isUsable)
            Fail(Diagnostic.Create(JsonDiagnostics.NoConstructor, usage.Location, new[] { context.LocationIn(type) }.OfType<Location>(), usage.Path, TypeNames.Display(type)));
        Members = JsonTypeMember.GetAll(
            type,
            Options.NamingPolicy ?? context.Options.NamingPolicy,
            member => Read(member.Symbol, $"{usage.Path}.{member.Name}"),
            member => FailOfName(member, "another member also has, ignoring case", $"give it another with [{TypeNames.AttributeTarget(member.Symbol.Symbol)}JsonPropertyName]"));
        IsCreatedFirst = IsRead && (isPopulated || Members.Exists(Populates) || HasUnreadRequired());
    }

    public JsonParsingContext Context { get; }

    public INamedTypeSymbol Type { get; }

    public JsonUsage Usage { get; }

    /// <summary>The attributes of the type.</summary>
    public JsonAttributes Attributes { get; }

    /// <summary>The options of the type.</summary>
    public OptionsOfType Options { get; }

    /// <summary>The constructor that creates it, if one does.</summary>
    public IMethodSymbol? Constructor { get; }

    /// <summary>The constructor sets the required members.</summary>
    public bool SetsRequired { get; }

    /// <summary>The members that JSON may have.</summary>
    public List<JsonTypeMember> Members { get; }

    /// <summary>An existing object is populated.</summary>
    public bool IsPopulated { get; }

    /// <summary>The object is created before its required members are set, because members are populated, or because a required member is not in the JSON.</summary>
    public bool IsCreatedFirst { get; }

    /// <summary>An error was reported.</summary>
    public bool HasFailed { get; private set; }

    public bool IsRead => Context.Direction == JsonDirection.Read;

    /// <summary>The properties with extension data, ignored or not.</summary>
    public IEnumerable<JsonTypeMember> Extensions => Members.Where(static member => member.Attributes.IsExtensionData);

    public bool DisallowsUnknown => Attributes.DisallowsUnknown ?? (!Extensions.Any() && (Options.DisallowsUnknown ?? Context.Options.DisallowsUnknown));

    /// <summary>The attribute on the type does not apply if the JSON says which of several types a value has.</summary>
    public bool PopulatesMembers => Attributes.IsPopulated == true && !JsonPopulateRules.IsPolymorphic(Type);

    public static bool HasSetter(JsonTypeMember member) =>
        member.Attributes.Ignore != IgnoreCondition.WhenReading && member.Symbol.SetBy(member.Attributes.IsIncluded) != MemberSet.Never;

    /// <summary>Whether the value of a member is populated: by its own attribute, or by that of the type if the value can be populated.</summary>
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

    /// <summary>When a member without an attribute for it is ignored.</summary>
    public IgnoreCondition DefaultIgnoreOf(JsonMemberSymbol symbol) =>
        Options.Ignore ?? (AmazonEvents.Declares(symbol.Symbol) ? IgnoreCondition.WhenWritingNull : Context.Options.IgnoreCondition);

    /// <summary>Reports that a member cannot have its JSON name.</summary>
    public void FailOfName(JsonTypeMember member, string problem, string fix) =>
        FailOfType(JsonDiagnostics.BadJsonName, member.Symbol.Name, member.JsonName, problem, fix);

    /// <summary>Reports an error. The first arguments of the message are the path and the type.</summary>
    public void FailOfType(DiagnosticDescriptor descriptor, params object[] details) => Fail(descriptor, [Usage.Path, TypeNames.Display(Type), .. details]);

    public void Fail(DiagnosticDescriptor descriptor, params object[] details) => Fail(Diagnostic.Create(descriptor, Usage.Location, details));

    /// <summary>Notes an error that was reported elsewhere.</summary>
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
            Fail(UnknownTypes.ReportArgument(Usage.Location, $"'{path}'", attributes.Unknown));
        return attributes;
    }
}
