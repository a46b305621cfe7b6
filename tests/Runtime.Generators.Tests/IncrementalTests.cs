using Lambda.Runtime.Generators;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Edits as a user types them, and the steps that the generator repeats for each.</summary>
public sealed class IncrementalTests
{
    private const string Source = """
        public record Person(string Name);

        public static class Functions
        {
            [LambdaHandler]
            public static string Hello(Person person) => "Hello, " + person.Name;
        }
        """;

    [Fact]
    public void EditInAMethodBody_ReemitsNothing() => IncrementalChecks.AssertUnchanged(After("\"Hello, \"", "\"Good day, \""));

    [Fact]
    public void MovedLine_ReemitsNothing() => IncrementalChecks.AssertUnchanged(After("public static class", "\n\n// moved\npublic static class"));

    /// <summary>The checks of every run find steps by name, so a name without a step would check nothing.</summary>
    [Fact]
    public void TrackingNames_AreAllNamesOfSteps()
    {
        Generation generation = Generation.Of(Source);
        Assert.NotEmpty(IncrementalChecks.Steps);
        Assert.All(IncrementalChecks.Steps, step => Assert.True(generation.Result.TrackedSteps.ContainsKey(step), $"no step is named {step}"));
    }

    /// <summary>An edit in a file moves the calls of <c>LambdaJson</c> in it, and only the methods that replace them are generated again.</summary>
    [Fact]
    public void EditInAFileWithCalls_ReemitsOnlyTheCalls()
    {
        GeneratorRunResult run = After("\"Hello, \"", "\"Good day, \"", Source.Replace("person.Name", "LambdaJson.Serialize(person)", StringComparison.Ordinal));
        Assert.All(IncrementalChecks.SourceOutputs(run), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Contains(IncrementalStepRunReason.Modified, IncrementalChecks.Reasons(run, TrackingNames.Calls));
    }

    [Fact]
    public void NewPropertyOfAReachedType_Reemits() => AssertReemitted(After("string Name", "string Name, int Age"));

    [Fact]
    public void RenamedHandler_Reemits() => AssertReemitted(After("Hello(", "Greet("));

    [Fact]
    public void InvalidHandler_IsReportedAndKeepsItsNames()
    {
        GeneratorRunResult run = After("string Hello(", "string Hello<T>(");
        Assert.Equal("LAMBDA001", Assert.Single(run.Diagnostics).Id);
        Assert.Equal(["Handlers.Functions_Hello_Invalid.g.cs", "LambdaDescriptions.g.cs", "LambdaFingerprints.g.cs", "LambdaHandlers.g.cs", "LambdaProgram.g.cs"], run.GeneratedSources.Select(s => s.HintName).Order());
    }

    private static void AssertReemitted(GeneratorRunResult run) =>
        Assert.Contains(IncrementalStepRunReason.Modified, IncrementalChecks.SourceOutputs(run));

    private static GeneratorRunResult After(string old, string @new, string source = Source)
    {
        Generation before = Generation.Of(source);
        Compilation edited = before.Input.ReplaceSyntaxTree(
            before.Input.SyntaxTrees.Single(),
            Generation.Parse(source.Replace(old, @new, StringComparison.Ordinal), "Functions.cs"));
        return before.Driver.RunGenerators(edited).GetRunResult().Results.Single();
    }
}
