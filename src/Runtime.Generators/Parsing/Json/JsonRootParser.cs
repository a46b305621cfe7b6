using System.Collections.Immutable;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Json.Warnings;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>The result of parsing one call of <c>LambdaJson</c>, or one <c>[LambdaJsonType]</c> class.</summary>
internal sealed record ParsedRoot(JsonRootWithTypes? Valid, JsonCallModel? Call, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Parses one type that user code reads or writes: at a call, or because an attribute marks it.</summary>
internal sealed class JsonRootParser
{
    private readonly ITypeSymbol _type;
    private readonly Location _location;
    private readonly JsonGraphParser _readers;
    private readonly JsonGraphParser _writers;

    public JsonRootParser(ITypeSymbol type, KnownTypes known, Location location)
    {
        _type = type;
        _location = location;
        var options = new JsonOptions(known.Compilation);
        if (options.Unknown is { } argument)
            Diagnostics.Add(UnknownTypes.ReportArgument(location, "The assembly", argument));
        _readers = new JsonGraphParser(new JsonParsingContext(known, options, JsonDirection.Read, Diagnostics.Add));
        _writers = new JsonGraphParser(new JsonParsingContext(known, options, JsonDirection.Write, Diagnostics.Add));
    }

    public ImmutableArray<Diagnostic>.Builder Diagnostics { get; } = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>An error was reported. Warnings are not errors.</summary>
    public bool HasErrors => Diagnostics.Any(static found => found.Severity == DiagnosticSeverity.Error);

    /// <summary>Parses a type that carries <c>[LambdaJsonType]</c>.</summary>
    public static ParsedRoot ParseMarked(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var type = (INamedTypeSymbol)context.TargetSymbol;
        Location location = type.Locations[0];
        if (type.IsGenericType)
            return new ParsedRoot(null, null, [OpenCalls.OfMarked(type, location)]);
        var parser = new JsonRootParser(type, known, location);
        JsonRootWithTypes? valid = parser.Read() is { } read && parser.Write() is { } write ? parser.CreateRoot(new JsonRootModel(read, write)) : null;
        return new ParsedRoot(parser.HasErrors ? null : valid, null, parser.Diagnostics.ToImmutable());
    }

    /// <summary>The name of the value in messages. Arrays and anonymous types have no name.</summary>
    private string Name => _type.Name.Length == 0 ? "value" : _type.Name;

    public JsonValueModel? Read() => _readers.Parse(_type, Name, _location);

    public JsonValueModel? Write() => _writers.Parse(_type, Name, _location);

    /// <summary>Reports the value of an argument that is written as another type than its own, with a loss.</summary>
    /// <param name="argument">The argument of a call that writes the type.</param>
    /// <param name="method">The name of the called method.</param>
    /// <param name="semantics">The document with the call.</param>
    public void CheckArgument(ExpressionSyntax argument, string method, SemanticModel semantics)
    {
        var values = new WrittenValues(_writers.Context, _writers.Models, semantics, new CallAsUser(method));
        values.Check(argument, _type);
        values.CheckContent(argument);
    }

    public JsonRootWithTypes CreateRoot(JsonRootModel? root) => new(root, _readers.Models, _writers.Models);
}
