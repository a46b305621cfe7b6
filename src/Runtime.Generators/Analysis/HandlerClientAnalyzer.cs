using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Reports clients of the AWS SDK and instances of <c>HttpClient</c> that a handler creates in each invocation.</summary>
/// <remarks>The object of a handler's class is created once. So only the body of the handler is analyzed, and not constructors and field initializers.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerClientAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [HandlerDiagnostics.ClientInHandler];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>A test project is not analyzed: its handlers run a few times, often with a client for one test.</summary>
    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownTypes.HandlerAttributeName) is null
            || new ProjectSettings(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions).IsTestProject)
        {
            return;
        }

        var clients = new ClientRules(context.Compilation);
        context.RegisterOperationAction(
            found =>
            {
                if (clients.Check((IObjectCreationOperation)found.Operation, found.ContainingSymbol) is { } diagnostic)
                    found.ReportDiagnostic(diagnostic);
            },
            OperationKind.ObjectCreation);
    }
}
