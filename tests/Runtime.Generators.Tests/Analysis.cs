using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Runs an analyzer over the compilation with the output of all generators, as the compiler does.</summary>
internal static class Analysis
{
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="generation">The source with the generated code.</param>
    /// <param name="properties">Properties of the project file, such as <c>("IsTestProject", "true")</c>.</param>
    /// <returns>The diagnostics, in the order of the source. An analyzer that throws fails the test.</returns>
    public static Diagnostic[] Run(DiagnosticAnalyzer analyzer, Generation generation, params (string Name, string Value)[] properties) =>
        Run(analyzer, generation.Output, properties);

    public static Diagnostic[] Run(DiagnosticAnalyzer analyzer, Compilation compilation, params (string Name, string Value)[] properties)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new ProjectOptions(properties)),
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        ImmutableArray<Diagnostic> found = compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync(limit.Token).GetAwaiter().GetResult();
        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        return [.. found.Where(static diagnostic => !diagnostic.IsSuppressed).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The part of the source that a diagnostic marks.</summary>
    public static string Marked(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan);

    private sealed class ProjectOptions((string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values((string Name, string Value)[] properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = properties.FirstOrDefault(property => $"build_property.{property.Name}" == key).Value;
            return value is not null;
        }
    }
}
