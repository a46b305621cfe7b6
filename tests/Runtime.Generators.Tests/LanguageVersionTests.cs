using System.Collections.Immutable;
using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>LAMBDA072: the versions of C# with which generated code compiles.</summary>
public sealed class LanguageVersionTests
{
    private const string Old = """
        namespace N
        {
            public class Order { public int Id { get; set; } }
            [Lambda.Runtime.LambdaJsonType] public class Marked { public int A { get; set; } }
            public static class F
            {
                [Lambda.Runtime.LambdaHandler] public static Order One(Order order) { return order; }
                [Lambda.Runtime.LambdaHandler] public static string Two(string json) { return Lambda.Runtime.LambdaJson.Serialize(Lambda.Runtime.LambdaJson.Deserialize<Order>(json)); }
            }
        }
        """;

    private const string Minimal = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Lambda.Runtime;
        namespace N
        {
            public class Order { public int Id { get; set; } public List<int> Numbers { get; set; } [System.Text.Json.Serialization.JsonInclude] private int Hidden { get; set; } public int Only { get; init; } public System.DayOfWeek Day { get; set; } }
            [System.Text.Json.Serialization.JsonDerivedType(typeof(Cat), "cat")] public class Animal { public int A { get; set; } }
            public class Cat : Animal { public int B { get; set; } public Dictionary<string, Cat> Others { get; set; } }
            public class Point { public Point(int a, string b) { A = a; B = b; } public int A { get; } public string B { get; } }
            public class Page<T> where T : class { public required T Item { get; init; } [System.Text.Json.Serialization.JsonInclude] private T Other { get; set; } }
            public class Timer : ILambdaMiddleware { public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) => next.Invoke(invocation); }
            [LambdaJsonType] public class Marked { public int A { get; set; } }
            public static class F
            {
                [LambdaHandler] public static Order One(Order order) => order;
                [LambdaHandler, LambdaMiddleware<Timer>] public static async Task<Animal> Two(Point point, LambdaContext context, System.Threading.CancellationToken token) { await Task.Yield(); return new Cat(); }
                [LambdaHandler] public static string Three(string json) => LambdaJson.Serialize(LambdaJson.Deserialize<Page<Order>>(json));
                [LambdaHandler] public static async IAsyncEnumerable<int> Four() { await Task.Yield(); yield return 1; }
                [LambdaHandler] public static void Five(System.IO.TextReader reader, System.IO.TextWriter writer) { }
                [LambdaHandler] public static void Six([FromServices] System.IServiceProvider services, byte[] bytes) { }
            }
            [LambdaStartup] public static class S { public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    public async Task OldVersion_IsOneErrorAndNothingElse(LanguageVersion version, string displayed)
    {
        (Compilation output, ImmutableArray<Diagnostic> reported) = Run(Old, version);
        Diagnostic found = Assert.Single(reported);
        Assert.Equal(
            $"The project is compiled as C# {displayed}, but generated code needs C# 11.0 or later, so nothing is generated; remove LangVersion from the project and its Directory.Build.props, or set it to a later version",
            found.Text());
        Assert.Equal(("LAMBDA072", "One"), (found.Id, (await found.Location.SourceTree!.GetTextAsync(TestContext.Current.CancellationToken)).ToString(found.Location.SourceSpan)));
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(["LambdaProgram.g.cs"], output.SyntaxTrees.Skip(1).Select(static tree => Path.GetFileName(tree.FilePath)));
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new EntryPointAnalyzer(), new OtherGeneratorsAnalyzer()];
        Assert.Empty(await output.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void OldVersionOfAProgramWithoutHandlersAndCalls_IsNotReported() =>
        Assert.Empty(Run("static class Program { static void Main() { } }", LanguageVersion.CSharp9).Reported);

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    public void NeededVersion_CompilesGeneratedCode(LanguageVersion version)
    {
        (Compilation output, ImmutableArray<Diagnostic> reported) = Run(Minimal, version);
        Assert.Empty(reported);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error));
    }

    private static (Compilation Output, ImmutableArray<Diagnostic> Reported) Run(string source, LanguageVersion version)
    {
        CSharpParseOptions options = CompilerInput.ParseOptions.WithLanguageVersion(version);
        var input = CSharpCompilation.Create(
            "Function", [CSharpSyntaxTree.ParseText(source, options, "Functions.cs")], CompilerInput.References, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        CSharpGeneratorDriver.Create([new LambdaHandlerGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> reported, TestContext.Current.CancellationToken);
        return (output, reported);
    }
}
