using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Lambda.Runtime.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Benchmarks;

/// <summary>Measures the time that the generator adds to a compilation: from scratch, as in a build, and after a change in another file, as while typing.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _changed = null!;
    private GeneratorDriver _fresh = null!;
    private GeneratorDriver _warm = null!;

    /// <summary>The number of handlers, each with its own event and response types.</summary>
    [Params(10, 100, 1000)]
    public int Handlers { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static file => MetadataReference.CreateFromFile(file));
        _compilation = CSharpCompilation.Create(
            "Function", [Parse(Source(Handlers))], references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        _compilation.GetDiagnostics(); // Binding happens with or without a generator.
        _changed = _compilation.AddSyntaxTrees(Parse("internal static class Other { }"));
        _changed.GetDiagnostics();
        _fresh = CSharpGeneratorDriver.Create([new LambdaHandlerGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        _warm = _fresh.RunGenerators(_compilation);
        int files = _warm.GetRunResult().GeneratedTrees.Length;
        if (files < Handlers)
            throw new InvalidOperationException($"the generator created {files} files for {Handlers} handlers");
    }

    [Benchmark(Description = "generate", Baseline = true)]
    public GeneratorDriver Generate() => _fresh.RunGenerators(_compilation);

    [Benchmark(Description = "generate again after a change in another file")]
    public GeneratorDriver GenerateAgain() => _warm.RunGenerators(_changed);

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, ParseOptions);

    private static string Source(int handlers)
    {
        var source = new StringBuilder("using System; using System.Collections.Generic; using Lambda.Runtime;\npublic static class Functions\n{\n");
        for (int i = 0; i < handlers; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $$"""
                    public record Order{{i}}(Guid Id, string Name, List<string> Tags, Dictionary<string, double> Values, DateTime Time);
                    public record Response{{i}}(string Message, int Count);
                    [LambdaHandler] public static Response{{i}} Handle{{i}}(Order{{i}} order) => new(order.Name, order.Tags.Count);

                """);
        }

        return source.Append("}\n").ToString();
    }
}
