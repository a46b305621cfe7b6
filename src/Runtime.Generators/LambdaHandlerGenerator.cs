using System.Collections.Immutable;
using Lambda.Runtime.Generators.Emitting;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing;
using Lambda.Runtime.Generators.Parsing.Handlers;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Startup;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators;

/// <summary>Finds the <c>[LambdaHandler]</c> methods and generates the program around them.</summary>
/// <remarks>This class only connects the steps: parsers decide, emitters print.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class LambdaHandlerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var steps = new PipelineSteps(context);
        IncrementalValueProvider<ImmutableArray<ParsedHandler>> handlers = steps.Marked(KnownTypes.HandlerAttribute, HandlerParser.CanBeMethod, HandlerParser.Parse);
        IncrementalValueProvider<ImmutableArray<ParsedStartup>> startups = steps.Marked(KnownTypes.StartupAttribute, StartupParser.Parse);
        IncrementalValueProvider<ImmutableArray<ParsedShutdown>> shutdowns = steps.Marked(KnownTypes.ShutdownAttribute, ShutdownParser.Parse);
        IncrementalValueProvider<ImmutableArray<ParsedErrorType>> errorTypes = steps.Marked(KnownTypes.ErrorTypeAttribute, ErrorTypeParser.Parse);
        IncrementalValueProvider<ImmutableArray<ParsedRoot>> roots = steps.Calls(JsonCallParser.CanBeCall, JsonCallParser.Parse)
            .Append(steps.Marked(KnownTypes.JsonTypeAttribute, JsonRootParser.ParseMarked));
        IncrementalValueProvider<ImmutableArray<Diagnostic?>> unused = steps.Marked(KnownTypes.MiddlewareAttributeName, UnusedMiddlewareParser.Parse)
            .Append(steps.Marked(KnownTypes.MapExceptionAttributeName, UnusedMiddlewareParser.Parse));
        IncrementalValueProvider<ProjectModel> project = context.CompilationProvider.Select(ProjectParser.Parse).WithTrackingName(TrackingNames.Project);

        // The sources come from models alone. The diagnostics hold syntax, so a moved line would otherwise emit everything again.
        IncrementalValueProvider<FunctionModel> function = project
            .Select(static (project, _) => new FunctionParts(project))
            .Add(handlers.Models(static handler => handler.Model, TrackingNames.Handlers), static (parts, handlers) => parts with { Handlers = handlers })
            .Add(roots.Models(static root => root.Valid, TrackingNames.Roots), static (parts, roots) => parts with { Roots = roots })
            .Add(startups.Models(static startup => startup.Startup, TrackingNames.Startup), static (parts, startups) => parts with { Startups = startups })
            .Add(shutdowns.Models(static shutdown => shutdown.Shutdown, TrackingNames.Shutdowns), static (parts, shutdowns) => parts with { Shutdowns = shutdowns })
            .Add(errorTypes.Models(static type => type.Map, TrackingNames.ErrorTypes), static (parts, types) => parts with { ErrorTypes = types })
            .Select(static (parts, _) => FunctionAssembler.Assemble(parts))
            .WithTrackingName(TrackingNames.Function);
        context.RegisterSourceOutput(function, static (output, function) => FunctionEmitter.Emit(function, output.AddSource));

        // Apart from the function, because an edit anywhere in a file moves the calls in it.
        IncrementalValueProvider<EquatableArray<JsonCallModel>> calls = roots
            .Select(static (roots, _) => JsonCallParser.Group(roots))
            .WithTrackingName(TrackingNames.Calls);
        context.RegisterSourceOutput(calls.Combine(function), static (output, parts) => JsonCallEmitter.Emit(parts.Left, parts.Right, output.AddSource));

        // The diagnostics keep their locations, so that #pragma applies to them.
        IncrementalValueProvider<Findings> findings = project
            .Select(static (project, _) => new Findings(project))
            .Add(handlers, static (findings, handlers) => findings with { Handlers = handlers })
            .Add(startups, static (findings, startups) => findings with { Startups = startups })
            .Add(shutdowns, static (findings, shutdowns) => findings with { Shutdowns = shutdowns })
            .Add(errorTypes, static (findings, types) => findings with { ErrorTypes = types })
            .Add(roots, static (findings, roots) => findings with { Roots = roots })
            .Add(unused, static (findings, unused) => findings with { Unused = unused });
        context.RegisterSourceOutput(findings, static (output, findings) => FunctionDiagnoser.Diagnose(findings).ForEach(output.ReportDiagnostic));
    }
}
