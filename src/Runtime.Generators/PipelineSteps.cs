using System.Collections.Immutable;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators;

/// <summary>Creates the first steps of the pipeline: each finds syntax and parses it.</summary>
internal sealed class PipelineSteps(IncrementalGeneratorInitializationContext context)
{
    /// <summary>The library's types, found once for each compilation.</summary>
    private readonly IncrementalValueProvider<KnownTypes> _known = context.CompilationProvider.Select(static (compilation, _) => new KnownTypes(compilation));

    /// <summary>Parses each declaration with an attribute.</summary>
    public IncrementalValueProvider<ImmutableArray<T>> WithAttribute<T>(string attribute, Func<GeneratorAttributeSyntaxContext, KnownTypes, CancellationToken, T> parse) =>
        WithAttribute(attribute, static (_, _) => true, parse);

    /// <summary>Parses each declaration with an attribute, if its syntax passes the filter.</summary>
    public IncrementalValueProvider<ImmutableArray<T>> WithAttribute<T>(
        string attribute, Func<SyntaxNode, CancellationToken, bool> filter, Func<GeneratorAttributeSyntaxContext, KnownTypes, CancellationToken, T> parse) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(attribute, filter, static (found, _) => found)
            .Combine(_known)
            .Select((pair, cancellation) => parse(pair.Left, pair.Right, cancellation))
            .Collect();

    /// <summary>Parses each node whose syntax passes the filter, and keeps what the parser returns a value for.</summary>
    public IncrementalValueProvider<ImmutableArray<T>> WithSyntax<T>(
        Func<SyntaxNode, CancellationToken, bool> filter, Func<GeneratorSyntaxContext, KnownTypes, CancellationToken, T?> parse)
        where T : class =>
        context.SyntaxProvider.CreateSyntaxProvider(filter, static (found, _) => found)
            .Combine(_known)
            .SelectMany((pair, cancellation) => parse(pair.Left, pair.Right, cancellation) is { } parsed ? ImmutableArray.Create(parsed) : [])
            .Collect();
}

/// <summary>Combines steps of the pipeline.</summary>
internal static class PipelineExtensions
{
    /// <summary>Appends the values of another step.</summary>
    public static IncrementalValueProvider<ImmutableArray<T>> Append<T>(
        this IncrementalValueProvider<ImmutableArray<T>> first, IncrementalValueProvider<ImmutableArray<T>> second) =>
        first.Combine(second).Select(static (pair, _) => pair.Left.AddRange(pair.Right));

    /// <summary>Adds the value of another step to a record.</summary>
    public static IncrementalValueProvider<TParts> Add<TParts, T>(
        this IncrementalValueProvider<TParts> parts, IncrementalValueProvider<T> part, Func<TParts, T, TParts> add) =>
        parts.Combine(part).Select((pair, _) => add(pair.Left, pair.Right));

    /// <summary>Selects the models from what the parsers returned, and drops the diagnostics.</summary>
    public static IncrementalValueProvider<EquatableArray<TModel>> Models<TParsed, TModel>(
        this IncrementalValueProvider<ImmutableArray<TParsed>> parsed, Func<TParsed, TModel?> model, string trackingName)
        where TModel : class, IEquatable<TModel> =>
        parsed.Select((parsed, _) => parsed.Select(model).OfType<TModel>().ToEquatableArray()).WithTrackingName(trackingName);
}
