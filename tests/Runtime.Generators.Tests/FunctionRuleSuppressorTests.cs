using System.Collections.Immutable;
using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Rules of .NET that do not apply to the types of a function. An analyzer here reports them at every public type and every use of a parameter.</summary>
public sealed class FunctionRuleSuppressorTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        public record Order(List<Line> Lines, Color Color);
        public record Line(string Article);
        public enum Color { Red }
        public record Receipt(decimal Total);
        [LambdaJsonType] public record Marked(int A);
        public record Body(int A);
        public record Other(int A);
        public interface IClock;
        public sealed class Clock : IClock;
        [LambdaErrorType("Late")] public sealed class LateException : Exception;
        [LambdaStartup] public static class Startup { public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IClock, Clock>(); }
        public sealed class Pass : ILambdaMiddleware { public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) => next(invocation); }
        public static class Functions
        {
            [LambdaMiddleware<Pass>]
            [LambdaHandler]
            public static Receipt Run(Order order, [FromServices] IClock clock) => new(Price(order.Lines.Count) + LambdaJson.Deserialize<Body>("{}")!.A + clock.GetHashCode());
            public static decimal Price(int count) => count;
        }
        public sealed class Outer : ILambdaMiddleware
        {
            public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
            {
                await next(invocation);
                await System.Threading.Tasks.Task.Run(async () => { Task inside = Task.CompletedTask; await inside; });
            }
        }
        public static class Elsewhere { internal static async Task Wait(Task outside) => await outside; }
        public static class Helper { public static int Count(Order other) => other.Lines.Count; }
        """;

    /// <summary>What remains: types that generated code does not use, and parameters of methods that it does not call.</summary>
    [Theory]
    [InlineData("CA1515", "Other IClock Clock Elsewhere Helper")]
    [InlineData("CA1050", "Other IClock Clock Elsewhere Helper")]
    [InlineData("CA1062", "count outside other")]
    [InlineData("CA2007", "outside")]
    public async Task Rule_IsSuppressedForTheTypesOfAFunctionOnly(string id, string remaining)
    {
        var generation = Generation.Of(Source);
        CompilationWithAnalyzers analysis = generation.Output.WithAnalyzers([new EveryPlace(id), new FunctionRuleSuppressor()]);
        ImmutableArray<Diagnostic> found = await analysis.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        Assert.Equal(
            remaining.Split(' '),
            found.Where(diagnostic => diagnostic.Id == id && !diagnostic.IsSuppressed && diagnostic.Location.SourceTree!.FilePath == "Functions.cs")
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(Analysis.Marked)
                .Distinct());
    }

#pragma warning disable RS1001, RS1017 // The compiler does not load it, and its ids are those of other analyzers.
    private sealed class EveryPlace(string id) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new(id, id, id, id, DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            if (id == "CA2007")
                context.RegisterSyntaxNodeAction(
                    found => found.ReportDiagnostic(Diagnostic.Create(_rule, ((AwaitExpressionSyntax)found.Node).Expression.GetLocation())), SyntaxKind.AwaitExpression);
            else if (id == "CA1062")
                context.RegisterSyntaxNodeAction(ReportParameter, SyntaxKind.IdentifierName);
            else
                context.RegisterSymbolAction(type => type.ReportDiagnostic(Diagnostic.Create(_rule, type.Symbol.Locations[0])), SymbolKind.NamedType);
        }

        private void ReportParameter(SyntaxNodeAnalysisContext context)
        {
            if (context.SemanticModel.GetSymbolInfo((IdentifierNameSyntax)context.Node, context.CancellationToken).Symbol is IParameterSymbol)
                context.ReportDiagnostic(Diagnostic.Create(_rule, context.Node.GetLocation()));
        }
    }
}
