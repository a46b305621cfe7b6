using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>What the parsers of all types of one event or result share: the options, the direction, and where diagnostics are reported.</summary>
internal sealed class JsonParsingContext(KnownTypes known, JsonOptions options, JsonDirection direction, Action<Diagnostic> report)
{
    private const string NameContext = "name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]";

    /// <summary>The warnings that were reported, by their ids and the names of members, events or results.</summary>
    private readonly HashSet<string> _warned = [];

    public KnownTypes Known => known;

    public JsonOptions Options => options;

    public JsonDirection Direction => direction;

    public void Report(Diagnostic diagnostic) => report(diagnostic);

    public void Report(DiagnosticDescriptor descriptor, Location location, params object[] details) =>
        report(Diagnostic.Create(descriptor, location, details));

    /// <summary>Reports a type that cannot be read from JSON, or written as JSON.</summary>
    /// <param name="isMaybeService">Whether it may be meant as a service: a parameter of a handler that cannot be created.</param>
    public void ReportUnsupported(ITypeSymbol type, string path, Location location, string reason, bool isMaybeService = false)
    {
        string verb = direction == JsonDirection.Read ? "read from" : "written as";
        INamedTypeSymbol? hidden = Accessibilities.FindHidden(type);
        string derived = DerivedTypeSearch.Creatable(type, this) is not { } below ? ""
            : $"put [JsonDerivedType(typeof({TypeNames.Display(below)}), \"{below.Name}\")] on '{TypeNames.Display(type)}', one for each type that it may be, ";
        string advice = type.IsAnonymousType ? AnonymousTypes.Advice((INamedTypeSymbol)type)
            : Accessibilities.WhyInaccessible(type) is not null ? "make it internal or public"
            : isMaybeService ? $"mark the parameter [FromServices] if it is a service, {(derived == "" ? "" : "and if it is the event, ")}{derived}"
                + $"or give the type a [JsonConverter] or {NameContext}"
            : $"{derived}use another type, give it a [JsonConverter], or {NameContext}";
        report(Diagnostic.Create(
            JsonDiagnostics.UnsupportedType, location, new[] { LocationIn(hidden) }.OfType<Location>(), path, TypeNames.Display(type), verb, reason, advice));
    }

    /// <summary>Warns about a member or type: at its declaration if that is in this project, otherwise where the value is used.</summary>
    public void Warn(DiagnosticDescriptor descriptor, JsonUsage usage, ISymbol at, params object[] details) =>
        Report(descriptor, LocationIn(at) ?? LocationIn(usage.Member) ?? usage.Location, details);

    /// <summary>Warns about a type. The code fix needs another location, too.</summary>
    public void WarnWithOther(DiagnosticDescriptor descriptor, JsonUsage usage, ISymbol at, Location? other, params object[] details) =>
        report(Diagnostic.Create(descriptor, LocationIn(at) ?? LocationIn(usage.Member) ?? usage.Location, new[] { other }.OfType<Location>(), details));

    /// <summary>Warns about a value, once for each member, event or result. The first argument of the message is the name of the member, event or result.</summary>
    public void WarnAboutValue(DiagnosticDescriptor descriptor, JsonUsage usage, params object[] details)
    {
        string displayName = usage.Member is { } member ? TypeNames.Display(member.OriginalDefinition) : usage.Path.TrimEnd('[', ']');
        if (_warned.Add($"{descriptor.Id} {displayName}"))
            Report(descriptor, LocationIn(usage.Member) ?? usage.Location, [displayName, .. details]);
    }

    /// <summary>The location of a symbol's declaration in this project; <see langword="null"/> if another project declares it.</summary>
    public Location? LocationIn(ISymbol? symbol) =>
        symbol?.Locations.FirstOrDefault(location => location.SourceTree is { } tree && known.Compilation.ContainsSyntaxTree(tree));
}
