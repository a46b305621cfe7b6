using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Lambda.Runtime.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// One run of the generator over a source. Whatever a test looks at, the run has been checked before: what was emitted compiles without a
/// warning, a second run takes everything from the cache, and no model holds a symbol.
/// </summary>
internal sealed class Generation
{
    public static readonly ImmutableArray<MetadataReference> References =
        [
            .. Net100.References.All,
            .. new[] { typeof(LambdaHost), typeof(ServiceCollection), typeof(IServiceCollection) }.Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location)),
        ];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private Generation(CSharpCompilation input, CSharpCompilation output, GeneratorDriver driver)
    {
        Input = input;
        Output = output;
        Driver = driver;
    }

    public CSharpCompilation Input { get; }

    /// <summary>The source together with what was emitted.</summary>
    public CSharpCompilation Output { get; }

    public GeneratorDriver Driver { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>Runs the generator over a program that is right: any diagnostic fails the test, but for those that it expects, ids with spaces between them.</summary>
    public static Generation Of(string source, OutputKind kind = OutputKind.ConsoleApplication, string? expected = null)
    {
        Generation generation = Run(source, kind);
        AssertNone(generation.Result.Diagnostics.Where(diagnostic => expected?.Split(' ').Contains(diagnostic.Id) != true), "the generator reports");
        AssertNone(generation.Output.GetDiagnostics(), "what was emitted does not compile clean");
        IncrementalChecks.AssertSecondRunIsCached(generation);
        IncrementalChecks.AssertModelsHoldNoSyntax(generation);
        return generation;
    }

    /// <summary>Runs the generator over a program that may be wrong.</summary>
    public static Generation Run(string source, OutputKind kind = OutputKind.ConsoleApplication, params MetadataReference[] libraries)
    {
        Generation prepared = Prepare(source, kind, libraries);
        GeneratorDriver driver = prepared.Driver.RunGeneratorsAndUpdateCompilation(prepared.Input, out Compilation output, out _);
        Assert.Null(driver.GetRunResult().Results.Single().Exception);
        return new Generation(prepared.Input, (CSharpCompilation)output, driver);
    }

    /// <summary>Makes the compilation and the driver, and runs nothing yet.</summary>
    public static Generation Prepare(string source, OutputKind kind = OutputKind.ConsoleApplication, params MetadataReference[] libraries)
    {
        CSharpCompilation input = CSharpCompilation.Create(
            "Function",
            [Parse(source, "Functions.cs")],
            [.. References, .. libraries],
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new LambdaHandlerGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new Generation(input, input, driver);
    }

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText("using Lambda.Runtime;\n" + source, ParseOptions, path);

    private static void AssertNone(IEnumerable<Diagnostic> diagnostics, string what)
    {
        string[] found = [.. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];
        Assert.True(found.Length == 0, $"{what}:\n{string.Join("\n", found)}");
    }
}
