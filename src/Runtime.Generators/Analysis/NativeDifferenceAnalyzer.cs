using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>
/// Reports calls that work under <c>dotnet run</c> and <c>dotnet test</c> and fail, or do something else, in the native binary. The
/// compiler's own analyzers for that come from a package that only a native publish restores.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NativeDifferenceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        NativeDiagnostics.Culture, NativeDiagnostics.Normalization, NativeDiagnostics.Comparison,
        NativeDiagnostics.TimeZone, NativeDiagnostics.ReflectionJson, NativeDiagnostics.TestJson, NativeDiagnostics.DynamicCode,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var settings = new ProjectSettings(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (context.Compilation.GetTypeByMetadataName(KnownTypes.HandlerAttributeName) is null)
            return;
        if (settings.IsTestProject)
        {
            StartTest(context, settings);
            return;
        }

        if (!settings.IsNative)
            return;

        context.RegisterOperationAction(
            found =>
            {
                var call = (IInvocationOperation)found.Operation;
                Report(found, call.TargetMethod, call.Arguments, settings);
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            found =>
            {
                if (found.Operation is IObjectCreationOperation { Constructor: { } constructor } creation)
                    Report(found, constructor, creation.Arguments, settings);
            },
            OperationKind.ObjectCreation);
        context.RegisterOperationAction(
            found => Report(found, ((IMethodReferenceOperation)found.Operation).Method, [], settings),
            OperationKind.MethodReference);
        if (settings.IsInvariant)
        {
            context.RegisterOperationAction(
                static found =>
                {
                    if (ComparisonRules.CheckOption((IFieldReferenceOperation)found.Operation) is { } diagnostic)
                        found.ReportDiagnostic(diagnostic);
                },
                OperationKind.FieldReference);
        }
    }

    /// <summary>Starts the analysis of a test project: a test is not native code, but reflection-based JSON is disabled in its process too.</summary>
    private static void StartTest(CompilationStartAnalysisContext context, ProjectSettings settings)
    {
        if (!settings.IsReflectionJsonDisabled)
            return;

        context.RegisterOperationAction(
            static found =>
            {
                var call = (IInvocationOperation)found.Operation;
                if (ReflectionJsonRules.CheckTest(call.TargetMethod, call.Arguments, call.Syntax.GetLocation()) is { } diagnostic)
                    found.ReportDiagnostic(diagnostic);
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            static found =>
            {
                if (ReflectionJsonRules.CheckTest(((IMethodReferenceOperation)found.Operation).Method, [], found.Operation.Syntax.GetLocation()) is { } diagnostic)
                    found.ReportDiagnostic(diagnostic);
            },
            OperationKind.MethodReference);
    }

    /// <summary>Reports a call once, with the most specific diagnostic.</summary>
    private static void Report(OperationAnalysisContext context, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, ProjectSettings settings)
    {
        Location location = context.Operation.Syntax.GetLocation();
        Diagnostic? diagnostic = settings.HasOnlyInvariantCulture ? CultureRules.CheckCulture(method, arguments, location) : null;
        if (settings.IsInvariant)
        {
            diagnostic ??= CultureRules.CheckNormalization(method, location) ?? ComparisonRules.CheckOrder(method, arguments, location)
                ?? TimeZoneRules.Check(method, arguments, location);
        }

        bool isJson = ReflectionJsonRules.IsJson(method);
        if (isJson && !settings.IsJsonByReflection)
            diagnostic ??= ReflectionJsonRules.Check(method, arguments, location);
        if (!isJson && !settings.HasAotAnalyzer)
            diagnostic ??= DynamicCodeRules.Check(method, arguments, context.Operation, context.ContainingSymbol);
        if (diagnostic is not null)
            context.ReportDiagnostic(diagnostic);
    }
}
