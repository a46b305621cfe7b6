using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// One run of the generator over a source. <see cref="Of"/> checks what applies to every run: the generated code compiles without a warning, a second run
/// takes everything from the cache, and no model holds a symbol.
/// </summary>
internal sealed class Generation
{
    /// <summary>Warnings that the SDK disables: a package was compiled for an older .NET.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> Disabled = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    private readonly Lazy<byte[]> _image;

    private Generation(CSharpCompilation input, CSharpCompilation output, GeneratorDriver driver)
    {
        _image = new Lazy<byte[]>(Emit);
        Input = input;
        Output = output;
        Driver = driver;
    }

    public CSharpCompilation Input { get; }

    /// <summary>The source together with the generated code.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>The assembly, which is emitted once, because a test may run each handler of a program separately.</summary>
    public byte[] Image => _image.Value;

    public GeneratorDriver Driver { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results[0];

    /// <summary>Runs the generator over a valid program. A diagnostic fails the test, unless its id is among the expected ones, which are separated by spaces.</summary>
    public static Generation Of(
        string source, OutputKind kind = OutputKind.ConsoleApplication, string? expected = null, MetadataReference? library = null, MetadataReference[]? packages = null)
    {
        Generation generation = Run(source, kind, library, packages: packages);
        AssertNone(generation.Result.Diagnostics.Where(diagnostic => expected?.Split(' ').Contains(diagnostic.Id) != true), "the generator reports");
        AssertNone(generation.WarningsWithoutPragmas(), "the generated code does not compile without warnings");
        AssertNone(Analysis.Run(new OtherGeneratorsAnalyzer(), generation), "the generated code differs from what the whole compilation would give");
        IncrementalChecks.AssertSecondRunIsCached(generation);
        IncrementalChecks.AssertModelsHoldNoSyntax(generation);
        return generation;
    }

    /// <summary>Runs the generator over a program that may have errors.</summary>
    /// <param name="source">The program.</param>
    /// <param name="kind">A program or a library.</param>
    /// <param name="library">Another assembly that it references.</param>
    /// <param name="others">The source that another generator adds. Neither generator sees the other's source.</param>
    /// <param name="packages">More assemblies that it references.</param>
    public static Generation Run(
        string source, OutputKind kind = OutputKind.ConsoleApplication, MetadataReference? library = null, string? others = null, MetadataReference[]? packages = null)
    {
        Generation prepared = Prepare(source, kind, library, others, packages);
        GeneratorDriver driver = prepared.Driver.RunGeneratorsAndUpdateCompilation(prepared.Input, out Compilation output, out _);
        Assert.All(driver.GetRunResult().Results, static result => Assert.Null(result.Exception));
        return new Generation(prepared.Input, (CSharpCompilation)output, driver);
    }

    /// <summary>Creates the compilation and the driver, without a run.</summary>
    public static Generation Prepare(
        string source, OutputKind kind = OutputKind.ConsoleApplication, MetadataReference? library = null, string? others = null, MetadataReference[]? packages = null)
    {
        IIncrementalGenerator[] generators = others is null ? [new LambdaHandlerGenerator()] : [new LambdaHandlerGenerator(), new AddingGenerator(others)];
        var input = CSharpCompilation.Create(
            kind == OutputKind.DynamicallyLinkedLibrary ? "Library" : "Function",
            [Parse(source, "Functions.cs")],
            [.. CompilerInput.References, .. library is null ? [] : new[] { library }, .. packages ?? []],
            new CSharpCompilationOptions(
                kind, optimizationLevel: OptimizationLevel.Release, specificDiagnosticOptions: Disabled, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            generators.Select(static generator => generator.AsSourceGenerator()),
            parseOptions: CompilerInput.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new Generation(input, input, driver);
    }

    public static SyntaxTree Parse(string source, string path)
    {
        string first = source.StartsWith("global using", StringComparison.Ordinal) ? "global using Lambda.Runtime;" : "using Lambda.Runtime;";
        return CSharpSyntaxTree.ParseText($"{first}\n{source}", CompilerInput.ParseOptions, path);
    }

    /// <summary>
    /// The generated code suppresses all warnings, so that what the user's types carry is not reported there. Without that, it has no other warnings.
    /// </summary>
    private IEnumerable<Diagnostic> WarningsWithoutPragmas()
    {
        CSharpCompilation bare = Input;
        foreach (GeneratedSourceResult source in Result.GeneratedSources)
        {
            string text = string.Join("\n", source.SourceText.ToString().Split('\n').Where(static line => !line.StartsWith("#pragma", StringComparison.Ordinal)));
            bare = bare.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, CompilerInput.ParseOptions, source.SyntaxTree.FilePath));
        }

        return bare.GetDiagnostics().Where(diagnostic => Input.ContainsSyntaxTree(diagnostic.Location.SourceTree) || !IsOfUserAttribute(diagnostic.Id));
    }

    private static bool IsOfUserAttribute(string id) => id is "CS0612" or "CS0618" || !id.StartsWith("CS", StringComparison.Ordinal);

    private byte[] Emit()
    {
        var image = new MemoryStream();
        EmitResult emit = Output.Emit(image);
        Assert.True(emit.Success, string.Join("\n", emit.Diagnostics));
        return image.ToArray();
    }

    private static void AssertNone(IEnumerable<Diagnostic> diagnostics, string what)
    {
        string[] found = [.. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];
        Assert.True(found.Length == 0, $"{what}:\n{string.Join("\n", found)}");
    }
}
