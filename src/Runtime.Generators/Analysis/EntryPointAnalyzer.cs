using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>
/// Reports a program whose hand-written entry point does not run its handlers. This needs all code of the program, because <c>Main</c> may
/// call a method that calls <c>LambdaHost.Run</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EntryPointAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [HandlerDiagnostics.OwnMain];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        // The generator may have written the entry point.
        if (context.Compilation.GetTypeByMetadataName(KnownTypes.HandlerAttributeName) is null
            || context.Compilation.GetEntryPoint(context.CancellationToken) is not { } main
            || main.ContainingType.ToDisplayString() == GeneratedNames.ProgramType
            || new ProjectSettings(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions).IsTestProject)
        {
            return;
        }

        var handlers = new ConcurrentBag<IMethodSymbol>();
        bool isHostRun = false;
        context.RegisterSymbolAction(
            method =>
            {
                if (HandlerAttributes.IsHandler(method.Symbol))
                    handlers.Add((IMethodSymbol)method.Symbol);
            },
            SymbolKind.Method);
        context.RegisterOperationAction(
            operation =>
            {
                if (RunsHost(operation.Operation))
                    isHostRun = true;
            },
            OperationKind.Invocation,
            OperationKind.MethodReference,
            OperationKind.PropertyReference);
        context.RegisterCompilationEndAction(end =>
        {
            if (!isHostRun && First(handlers) is { } handler)
                end.ReportDiagnostic(Diagnostic.Create(HandlerDiagnostics.OwnMain, handler.Locations[0], DisplayName(main), TypeNames.ShortName(handler)));
        });
    }

    /// <summary>The first handler in the source, so that every build reports the same one.</summary>
    private static IMethodSymbol? First(IEnumerable<IMethodSymbol> handlers) => handlers
        .OrderBy(static handler => handler.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
        .ThenBy(static handler => handler.Locations[0].SourceSpan.Start)
        .FirstOrDefault();

    /// <summary>Whether code starts the host, or passes the table of handlers to code that may start it.</summary>
    private static bool RunsHost(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsRun(call.TargetMethod),
        IMethodReferenceOperation reference => IsRun(reference.Method),
        IPropertyReferenceOperation { Property: { Name: GeneratedNames.HandlersProperty, ContainingType: { } type } } => type.ToDisplayString() == GeneratedNames.HandlersType,
        _ => false,
    };

    private static bool IsRun(IMethodSymbol method) => method.Name == "Run" && method.ContainingType.ToDisplayString() == "Lambda.Runtime.LambdaHost";

    private static string DisplayName(IMethodSymbol main) => main.Name == WellKnownMemberNames.TopLevelStatementsEntryPointMethodName
        ? $"the top-level statements of {Path.GetFileName(main.Locations[0].SourceTree?.FilePath ?? "")}"
        : $"'{TypeNames.ShortName(main)}'";
}
