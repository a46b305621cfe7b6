using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Emitting;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators;

/// <summary>Finds the <c>[LambdaHandler]</c> methods and writes the program around them. It only wires: parsing decides, emitting prints.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LambdaHandlerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedHandler> parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownTypes.HandlerAttribute,
            HandlerParser.CanBeMethod,
            HandlerParser.Parse);

        IncrementalValueProvider<ImmutableArray<ParsedStartup>> startups = Marked(context, KnownTypes.StartupAttribute, StartupParser.Parse);
        IncrementalValueProvider<ImmutableArray<ParsedShutdown>> shutdowns = Marked(context, KnownTypes.ShutdownAttribute, ShutdownParser.Parse);
        IncrementalValueProvider<ImmutableArray<ParsedErrorType>> errorTypes = Marked(context, KnownTypes.ErrorTypeAttribute, ErrorTypeParser.Parse);
        IncrementalValueProvider<ImmutableArray<ParsedRoot>> marked = Marked(context, KnownTypes.JsonTypeAttribute, JsonRootParser.ParseMarked);

        IncrementalValueProvider<ProjectModel> project = context.CompilationProvider
            .Select(ProjectParser.Parse)
            .WithTrackingName(TrackingNames.Project);

        IncrementalValueProvider<ImmutableArray<ParsedRoot>> roots = context.SyntaxProvider
            .CreateSyntaxProvider(JsonCallParser.CanBeCall, JsonCallParser.Parse)
            .SelectMany(static (root, _) => root is null ? ImmutableArray<ParsedRoot>.Empty : [root])
            .Collect()
            .Combine(marked)
            .Select(static (pair, _) => pair.Left.AddRange(pair.Right));

        // The sources come from models alone: what holds syntax is left behind here, so that a moved line re-emits nothing.
        IncrementalValueProvider<FunctionModel> function = parsed
            .Select(static (handler, _) => handler.Model)
            .WithTrackingName(TrackingNames.Handlers)
            .Collect()
            .Combine(Models(roots, static root => root.Served, TrackingNames.Roots))
            .Combine(Models(startups, static startup => startup.Startup, TrackingNames.Startup))
            .Combine(Models(shutdowns, static shutdown => shutdown.Shutdown, TrackingNames.Shutdowns))
            .Combine(Models(errorTypes, static type => type.Map, TrackingNames.ErrorTypes))
            .Combine(project)
            .Select(static (parts, _) =>
            {
                (((((var handlers, var roots), var startups), var shutdowns), var errorTypes), ProjectModel project) = parts;
                return FunctionAssembler.Assemble(handlers, roots, startups, shutdowns, errorTypes, project);
            })
            .WithTrackingName(TrackingNames.Function);
        context.RegisterSourceOutput(function, static (output, model) => FunctionEmitter.Emit(model, output.AddSource));

        // Apart from it, because an edit anywhere in a file moves the calls in it.
        IncrementalValueProvider<EquatableArray<JsonCallModel>> calls = roots
            .Select(static (roots, _) => JsonCallParser.Group(roots))
            .WithTrackingName(TrackingNames.Calls);
        context.RegisterSourceOutput(calls.Combine(function), static (output, parts) =>
        {
            if (parts.Left.Count > 0)
                output.AddSource($"{GeneratedNames.JsonCalls}.g.cs", JsonCallEmitter.Emit(parts.Left, parts.Right));
        });

        // The diagnostics go beside them as they are, with real locations, so that #pragma works on them.
        context.RegisterSourceOutput(parsed.Collect().Combine(startups).Combine(project), static (output, found) => Report(
            output,
            FunctionDiagnoser.Diagnose(found.Left.Left, found.Left.Right, found.Right)));
        context.RegisterSourceOutput(shutdowns, static (output, found) => Report(output, found.Select(static shutdown => shutdown.Diagnostic).OfType<Diagnostic>()));
        context.RegisterSourceOutput(errorTypes, static (output, found) => Report(output, found.Select(static type => type.Diagnostic).OfType<Diagnostic>()));
        context.RegisterSourceOutput(roots.Combine(parsed.Collect()), static (output, found) => Report(output, MemberDiagnostics.Once(
            UnknownTypes.Once(found.Left.SelectMany(static root => root.Diagnostics)),
            found.Right.SelectMany(static handler => handler.Diagnostics))));
        foreach (string step in new[] { KnownTypes.MiddlewareAttributeName, KnownTypes.MapExceptionAttributeName })
            context.RegisterSourceOutput(Marked(context, step, IdleStepParser.Parse), static (output, found) => Report(output, found.OfType<Diagnostic>()));
    }

    private static IncrementalValueProvider<ImmutableArray<T>> Marked<T>(
        IncrementalGeneratorInitializationContext context, string attribute, Func<GeneratorAttributeSyntaxContext, CancellationToken, T> parse) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (_, _) => true, parse).Collect();

    /// <summary>What the parsers understood, apart from what they have to say about it.</summary>
    private static IncrementalValueProvider<EquatableArray<TModel>> Models<TParsed, TModel>(
        IncrementalValueProvider<ImmutableArray<TParsed>> parsed, Func<TParsed, TModel?> model, string trackingName)
        where TModel : class, IEquatable<TModel> =>
        parsed.Select((parsed, _) => parsed.Select(model).OfType<TModel>().ToEquatableArray()).WithTrackingName(trackingName);

    private static void Report(SourceProductionContext output, IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.ToList().ForEach(output.ReportDiagnostic);
}
