using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing;
using Lambda.Runtime.Generators.Parsing.Handlers;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Startup;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Compares the models of the generated code with those that the parsers create from the whole compilation.</summary>
internal sealed class GeneratedCodeComparison
{
    private readonly KnownTypes _known;
    private readonly CancellationToken _cancellation;
    private readonly ILookup<(FingerprintPart, string), Fingerprint> _generated;
    private readonly GeneratedTypeComparison _types;
    /// <summary>The parts that differ.</summary>
    private readonly List<(string Key, Location Location, string Subject, string Unknown)> _found = [];

    /// <summary>The errors for handlers that another generator adds.</summary>
    private readonly List<Diagnostic> _handlers = [];

    public GeneratedCodeComparison(Compilation compilation, CancellationToken cancellation)
    {
        _known = new KnownTypes(compilation);
        _cancellation = cancellation;
        _generated = ReadFingerprints(compilation).ToLookup(static fingerprint => (fingerprint.Part, fingerprint.Name));
        _types = new GeneratedTypeComparison(_generated, Add);
    }

    /// <summary>Adds a symbol with an attribute of the library.</summary>
    public void Add(ISymbol symbol, AttributeData attribute)
    {
        switch (symbol)
        {
            case IMethodSymbol method when HandlerAttributes.Is(attribute):
                AddHandler(method, HandlerParser.Parse(method, attribute, _known, _cancellation));
                break;
            case IMethodSymbol method when HasName(attribute, KnownTypes.ShutdownAttributeName):
                if (ShutdownParser.Parse(method, _known).Shutdown is { } shutdown)
                    AddPart(FingerprintFactory.Create(shutdown), method, $"the shutdown method '{shutdown.DisplayName}'");
                break;
            case INamedTypeSymbol type when HasName(attribute, KnownTypes.StartupAttributeName):
                if (StartupParser.Parse(type, _known, semantics: null).Startup is { } startup)
                    AddPart(FingerprintFactory.Create(startup), type, $"the startup class '{type.Name}' or a method of it");
                break;
            case INamedTypeSymbol type when HasName(attribute, KnownTypes.ErrorTypeAttributeName):
                if (ErrorTypeParser.Parse(type, attribute, _known).Map is { } map)
                    AddPart(FingerprintFactory.Create(map.Map), type, $"the error type of '{type.Name}'");
                break;
            case INamedTypeSymbol { IsGenericType: false } type when HasName(attribute, KnownTypes.JsonTypeAttributeName):
                AddCall(type, type.Locations[0], isRead: true);
                AddCall(type, type.Locations[0], isRead: false);
                break;
        }
    }

    /// <summary>Adds a type that user code reads or writes with <c>LambdaJson</c>.</summary>
    public void AddCall(ITypeSymbol type, Location location, bool isRead)
    {
        var parser = new JsonRootParser(type, _known, location);
        JsonValueModel? value = isRead ? parser.Read() : parser.Write();

        // If nothing was generated, the parser of the call has reported it.
        FingerprintPart part = isRead ? FingerprintPart.Reader : FingerprintPart.Writer;
        if (!_types.IsGenerated(type, part))
            return;
        JsonRootWithTypes root = parser.CreateRoot(root: null);
        if (value is null || parser.HasErrors)
            Add(TypeNames.Full(type), location, $"'{TypeNames.Display(type)}'", DescribeError(parser.Diagnostics));
        else
            _types.Add(isRead ? root.Readers : root.Writers, part, location);
    }

    /// <summary>The diagnostics without duplicates, in the same order in every build.</summary>
    public IEnumerable<Diagnostic> Diagnostics()
    {
        _types.Compare();
        return _found
            .OrderBy(static found => found.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static found => found.Location.SourceSpan.Start)
            .ThenBy(static found => found.Key, StringComparer.Ordinal)
            .GroupBy(static found => found.Key)
            .Select(static group => group.First())
            .Select(static found => Diagnostic.Create(HandlerDiagnostics.UnseenPart, found.Location, found.Subject, found.Unknown))
            .Concat(_handlers.OrderBy(static diagnostic => diagnostic.GetMessage(null), StringComparer.Ordinal));
    }

    private void AddHandler(IMethodSymbol method, ParsedHandler parsed)
    {
        string name = FingerprintFactory.NameOf(parsed.Valid?.Handler.Names ?? parsed.Model.Invalid!.Names);
        string subject = $"handler '{TypeNames.ShortName(method)}'";
        if (_generated.Contains((FingerprintPart.Invalid, name)))
            return;
        if (_generated[(FingerprintPart.Handler, name)].FirstOrDefault() is not { } generated)
        {
            _handlers.Add(Diagnostic.Create(HandlerDiagnostics.UnseenHandler, parsed.Location, TypeNames.ShortName(method)));
            return;
        }

        if (parsed.Valid is not { } valid)
        {
            Add(name, parsed.Location, subject, DescribeError(parsed.Diagnostics));
            return;
        }

        if (FingerprintFactory.Create(valid.Handler).Hash is var now && now != generated.Hash)
            Add(name, parsed.Location, subject, Difference(generated.Hash.Split(' '), now.Split(' ')));
        _types.Add(valid.Readers, FingerprintPart.Reader, parsed.Location);
        _types.Add(valid.Writers, FingerprintPart.Writer, parsed.Location);
    }

    private void AddPart(Fingerprint now, ISymbol symbol, string part)
    {
        if (!_generated[(now.Part, now.Name)].Contains(now))
            Add($"{now.Part} {now.Name}", symbol.Locations[0], "the program", part);
    }

    private void Add(string key, Location location, string subject, string unknown) => _found.Add((key, location, subject, unknown));

    private static string Difference(string[] generated, string[] now) =>
        generated[0] != now[0] ? "the constructor of its class" : generated[1] != now[1] ? "its middleware or exception mappings" : "a part of its class";

    private static string DescribeError(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.FirstOrDefault(static found => found.Severity == DiagnosticSeverity.Error) is { } first
            ? $"a part with an error ({first.Id}: {first.GetMessage(null)})"
            : "a part with an error";

    private static bool HasName(AttributeData attribute, string name) => attribute.AttributeClass!.ToDisplayString() == name;

    private static IEnumerable<Fingerprint> ReadFingerprints(Compilation compilation) =>
        compilation.Assembly.GetTypeByMetadataName(GeneratedNames.FingerprintsType)?.GetMembers().OfType<IFieldSymbol>()
            .Select(static field => field.ConstantValue is string text ? Fingerprint.Parse(text) : null)
            .OfType<Fingerprint>() ?? [];
}
