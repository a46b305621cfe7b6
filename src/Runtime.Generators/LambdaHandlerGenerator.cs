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

        IncrementalValueProvider<ProjectModel> project = context.CompilationProvider
            .Select(ProjectParser.Parse)
            .WithTrackingName(TrackingNames.Project);

        // The sources come from models alone: what holds syntax is left behind here, so that a moved line re-emits nothing.
        IncrementalValueProvider<FunctionModel> function = parsed
            .Select(static (handler, _) => handler.Served)
            .WithTrackingName(TrackingNames.Handlers)
            .Collect()
            .Combine(project)
            .Select(static (pair, _) => FunctionAssembler.Assemble(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Function);
        context.RegisterSourceOutput(function, static (output, model) => FunctionEmitter.Emit(model, output.AddSource));

        // The diagnostics go beside them as they are, with real locations, so that #pragma works on them.
        context.RegisterSourceOutput(parsed.Collect().Combine(project), static (output, pair) =>
        {
            foreach (Diagnostic diagnostic in pair.Left.SelectMany(static handler => handler.Diagnostics))
                output.ReportDiagnostic(diagnostic);
            foreach (Diagnostic diagnostic in FunctionAssembler.Diagnose(pair.Left, pair.Right))
                output.ReportDiagnostic(diagnostic);
        });
    }
}
