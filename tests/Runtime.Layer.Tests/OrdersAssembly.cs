using Lambda.Runtime.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Compiles assemblies: orders.dll and one that it references, which do not reference the runtime, and any source with the generated code.</summary>
internal static class OrdersAssembly
{
    private const string Library = """
        namespace Shop
        {
            public class Order { public string Id { get; set; } = ""; public int Count { get; set; } }

            public sealed class Orders : System.IDisposable
            {
                public string Take(Order order) => $"{order.Count} of {order.Id}, {Depot.Place}";
                public static System.Threading.Tasks.Task<int> Count(Order order) => System.Threading.Tasks.Task.FromResult(order.Count);
                public static int Same(int i) => i;
                public static int Same(string s) => s.Length;
                public void Dispose() => System.Console.Error.WriteLine("disposed");
            }

            public abstract class Shape { public int Area(int side) => side * side; }
        }
        """;

    public static void Write(LayerFunction files)
    {
        MetadataReference depot = Compile(files, "Depot", "public static class Depot { public static string Place => \"Bergen\"; }");
        Compile(files, "orders", Library, depot);
    }

    public static PortableExecutableReference Compile(LayerFunction files, string name, string source, params MetadataReference[] references)
    {
        string platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. new[] { "System.Runtime.dll", "System.Private.CoreLib.dll", "System.Console.dll" }.Select(file => MetadataReference.CreateFromFile(Path.Combine(platform, file))),
                .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        string path = files.At($"{name}.dll");
        using (FileStream file = File.Create(path))
            Assert.True(compilation.Emit(file).Success);
        return MetadataReference.CreateFromFile(path);
    }

    /// <summary>Compiles a program as a project with the package does.</summary>
    public static void CompileProgram(LayerFunction files, string name, string source)
    {
        CSharpParseOptions options = new CSharpParseOptions().WithFeatures([new("InterceptorsNamespaces", "Lambda.Runtime.Generated")]);
        var input = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, options)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        CSharpGeneratorDriver.Create([new LambdaHandlerGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        using FileStream file = File.Create(files.At($"{name}.dll"));
        EmitResult emit = output.Emit(file);
        Assert.True(emit.Success, string.Join('\n', emit.Diagnostics));
    }
}
