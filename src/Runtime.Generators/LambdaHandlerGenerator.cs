using System.Collections.Immutable;
using Lambda.Runtime.Generators.Emitting;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing;
using Lambda.Runtime.Generators.Parsing.Handlers;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Routes;
using Lambda.Runtime.Generators.Parsing.Startup;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators;

/// <summary>Finds the methods that are handlers, and generates the program around them.</summary>
/// <remarks>This class only connects the steps: parsers decide, emitters print.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class LambdaHandlerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var steps = new PipelineSteps(context);
        IncrementalValueProvider<ImmutableArray<ParsedHandler>> handlers = HandlerAttributes.MetadataNames
            .Select(name => steps.WithAttribute(name, HandlerParser.CanBeMethod, HandlerParser.Parse))
            .Aggregate(static (first, second) => first.Append(second));
        IncrementalValueProvider<ImmutableArray<ParsedStartup>> startups = steps.WithAttribute(KnownTypes.StartupAttributeName, StartupParser.Parse);
        IncrementalValueProvider<ImmutableArray<ParsedShutdown>> shutdowns = steps.WithAttribute(KnownTypes.ShutdownAttributeName, ShutdownParser.Parse);
        IncrementalValueProvider<ImmutableArray<ParsedErrorType>> errorTypes = steps.WithAttribute(KnownTypes.ErrorTypeAttributeName, ErrorTypeParser.Parse);
        IncrementalValueProvider<ImmutableArray<ParsedRoot>> roots = steps.WithSyntax(JsonCallParser.CanBeCall, JsonCallParser.Parse)
            .Append(steps.WithAttribute(KnownTypes.JsonTypeAttributeName, JsonRootParser.ParseMarked));
        IncrementalValueProvider<ImmutableArray<Diagnostic?>> unused = steps.WithAttribute(KnownTypes.MiddlewareAttributeName, UnusedAttributeParser.Parse)
            .Append(steps.WithAttribute(KnownTypes.MapExceptionAttributeName, UnusedAttributeParser.Parse))
            .Append(steps.WithAttribute(KnownTypes.RoutePrefixAttributeName, UnusedAttributeParser.ParsePrefix))
            .Append(steps.WithAttribute(KnownTypes.CorsAttributeName, CorsParser.Parse))
            .Append(steps.WithAttribute(KnownTypes.JsonAttributeName, JsonOptionsParser.Parse))
            .Append(steps.WithAttribute(KnownTypes.JsonTypeOptionsAttributeName, JsonOptionsParser.Parse))
            .Append(steps.WithSyntax(OtherLibraryParser.CanBeBootstrap, OtherLibraryParser.ParseBootstrap).Select(static (found, _) => found.CastArray<Diagnostic?>()));
        foreach (string name in OtherLibraryParser.AttributeNames)
            unused = unused.Append(steps.WithAttribute(name, OtherLibraryParser.ParseAttribute));
        IncrementalValueProvider<ImmutableArray<ImmutableArray<Diagnostic>>> unusedWithoutRoutes = steps
            .WithAttribute(KnownTypes.CorsAttributeName, UnusedAttributeParser.ParseAssembly)
            .Append(steps.WithAttribute(KnownTypes.HttpAttributeName, UnusedAttributeParser.ParseAssembly))
            .Append(steps.WithAttribute(KnownTypes.RoutePrefixAttributeName, UnusedAttributeParser.ParseAssembly))
            .Append(steps.WithAttribute(KnownTypes.MapExceptionAttributeName, UnusedAttributeParser.ParseAssembly));
        IncrementalValueProvider<ProjectModel> project = context.CompilationProvider.Select(ProjectParser.Parse).WithTrackingName(TrackingNames.Project);

        // The source depends on models only. Diagnostics contain locations, and an output that depended on them would run again after every edit that moves a line.
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

        // In a separate output, because an edit anywhere in a file moves the calls in it.
        IncrementalValueProvider<EquatableArray<JsonCallModel>> calls = roots
            .Select(static (roots, _) => JsonCallParser.Group(roots))
            .WithTrackingName(TrackingNames.Calls);
        context.RegisterSourceOutput(calls.Combine(function), static (output, parts) => JsonCallEmitter.Emit(parts.Left, parts.Right, output.AddSource));

        // The diagnostics keep their locations, so that #pragma applies to them.
        IncrementalValueProvider<ParsedParts> parsed = project
            .Select(static (project, _) => new ParsedParts(project))
            .Add(handlers, static (parsed, handlers) => parsed with { Handlers = handlers })
            .Add(startups, static (parsed, startups) => parsed with { Startups = startups })
            .Add(shutdowns, static (parsed, shutdowns) => parsed with { Shutdowns = shutdowns })
            .Add(errorTypes, static (parsed, types) => parsed with { ErrorTypes = types })
            .Add(roots, static (parsed, roots) => parsed with { Roots = roots })
            .Add(unused, static (parsed, unused) => parsed with { Unused = unused })
            .Add(unusedWithoutRoutes, static (parsed, unused) => parsed with { UnusedWithoutRoutes = unused });
        context.RegisterSourceOutput(parsed, static (output, parsed) => FunctionDiagnoser.Diagnose(parsed).ForEach(output.ReportDiagnostic));
    }
}
