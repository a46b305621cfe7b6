using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>LAMBDA012: programs with an entry point that does not run their handlers.</summary>
public sealed class EntryPointTests
{
    private const string Handler = "public static class F { [LambdaHandler] public static void Handle() { } }";
    private const string Run = "LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All)";

    [Theory]
    [InlineData("System.Console.WriteLine(\"Hello, World!\");", "the top-level statements of Functions.cs")]
    [InlineData("await System.Threading.Tasks.Task.Yield(); return 1;", "the top-level statements of Functions.cs")]
    [InlineData("public static class Program { static void Main() { } }", "'Program.Main'")]
    [InlineData("public static class Program { static async System.Threading.Tasks.Task<int> Main(string[] args) { await System.Threading.Tasks.Task.Yield(); return 0; } }", "'Program.Main'")]
    [InlineData("public static class Program { static void Main() => Host.Run(); } static class Host { public static void Run() { } }", "'Program.Main'")]
    [InlineData("public static class Program { static void Main() => System.Console.Write(nameof(LambdaHost.Run)); }", "'Program.Main'")]
    public void EntryPointThatDoesNotRunTheHost_IsAWarningAtTheHandler(string main, string shown)
    {
        Diagnostic diagnostic = Assert.Single(Analyze(main));
        Assert.Equal(("LAMBDA012", DiagnosticSeverity.Warning, "Handle"), (diagnostic.Id, diagnostic.Severity, Analysis.Marked(diagnostic)));
        Assert.Equal(
            $"The program's entry point, {shown}, does not call LambdaHost.Run, so handler 'F.Handle' gets no invocation, and on Lambda the function ends with Runtime.ExitError; "
            + "delete the entry point, and one is generated, or end it with 'return Lambda.Runtime.LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All);', for which a Main returns int or Task<int>",
            diagnostic.Text());
    }

    [Theory]
    [InlineData($"return {Run};")]
    [InlineData($"public static class Program {{ static int Main() => {Run}; }}")]
    [InlineData($"public static class Program {{ static void Main() => Host.Start(); }} static class Host {{ public static void Start() => {Run}; }}")]
    [InlineData("public static class Program { static int Main() => Start(Lambda.Runtime.Generated.LambdaHandlers.All); static int Start(GeneratedHandler[] handlers) => handlers.Length; }")]
    public void EntryPointThatRunsTheHost_HasNoWarning(string main) => Assert.Empty(Analyze(main));

    [Fact]
    public void ProgramWithTheGeneratedEntryPoint_HasNoWarning() => Assert.Empty(Analyze(""));

    [Fact]
    public void ProgramWithoutHandlers_HasNoWarning() =>
        Assert.Empty(Analysis.Run(new EntryPointAnalyzer(), Generation.Run("System.Console.WriteLine();")));

    [Fact]
    public void Library_HasNoWarning() =>
        Assert.Empty(Analysis.Run(new EntryPointAnalyzer(), Generation.Run(Handler, OutputKind.DynamicallyLinkedLibrary)));

    [Theory]
    [InlineData("IsTestProject")]
    [InlineData("IsTestingPlatformApplication")]
    public void TestProject_HasNoWarning(string property) => Assert.Empty(Analyze("return;", (property, "true")));

    /// <summary>A test project that does not import the package's MSBuild files.</summary>
    [Fact]
    public void ProjectWithATestFramework_HasNoWarning()
    {
        Generation generation = Generation.Run("return; " + Handler);
        Compilation compilation = generation.Output.AddReferences(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location));
        Assert.Empty(Analysis.Run(new EntryPointAnalyzer(), compilation));
    }

    [Fact]
    public void HandlersThatAllHaveErrors_AreReported() =>
        Assert.Single(Analysis.Run(new EntryPointAnalyzer(), Generation.Run("return; public static class F { [LambdaHandler] public static void Handle<T>() { } }")));

    [Fact]
    public void SeveralHandlers_AreReportedOnceAtTheFirst()
    {
        const string other = "public static class G { [LambdaHandler] public static void Other() { } }";
        Assert.Equal("Handle", Analysis.Marked(Assert.Single(Analyze("return;" + Handler + other, handler: ""))));
    }

    [Fact]
    public void PragmaAtTheHandler_SuppressesIt() => Assert.Empty(Analyze("#pragma warning disable LAMBDA012\nreturn;"));

    [Fact]
    public void Severity_IsSetByTheProject()
    {
        Generation generation = Generation.Run("return; " + Handler);
        Compilation compilation = generation.Output.WithOptions(generation.Output.Options.WithSpecificDiagnosticOptions([new("LAMBDA012", ReportDiagnostic.Error)]));
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(Analysis.Run(new EntryPointAnalyzer(), compilation)).Severity);
    }

    private static Diagnostic[] Analyze(string main, params (string Name, string Value)[] properties) => Analyze(main, Handler, properties);

    private static Diagnostic[] Analyze(string main, string handler, params (string Name, string Value)[] properties) =>
        Analysis.Run(new EntryPointAnalyzer(), Generation.Run($"{main}\n{handler}"), properties);
}
