using Lambda.Runtime.Errors;
using Lambda.Runtime.Generators;
using Lambda.Runtime.Layer.Caching;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>Compiles a function: its sources, the source that makes a method its handler, and the generated code.</summary>
internal sealed class FunctionCompiler(FunctionInputs inputs, FunctionFolder folder)
{
    private const string AssemblyName = "function";

    public CacheEntry Compile()
    {
        var sources = FunctionSources.Parse(inputs);
        PackageDirectives.Check(sources, inputs.Libraries);
        var compilation = CSharpCompilation.Create(
            AssemblyName, sources.Trees, References.Create(inputs.Libraries), Options(OutputKind.DynamicallyLinkedLibrary));
        (compilation, string handler) = inputs.Reference.Kind switch
        {
            HandlerKind.Script => ScriptHandler.Add(compilation.WithOptions(Options(OutputKind.ConsoleApplication)), sources, inputs.Reference),
            HandlerKind.Source => MethodHandler.Mark(compilation, sources, inputs.Reference),
            HandlerKind.Assembly => AssemblyHandler.Add(compilation, inputs.Reference, folder),
            _ => ExpressionHandler.Add(compilation, inputs.Reference, folder),
        };
        return Emit(compilation, sources, handler);
    }

    private static CSharpCompilationOptions Options(OutputKind kind) =>
        new(
            kind,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            deterministic: true,
            concurrentBuild: false,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 0);

    private CacheEntry Emit(CSharpCompilation compilation, FunctionSources sources, string handler)
    {
        CSharpGeneratorDriver.Create([new LambdaHandlerGenerator().AsSourceGenerator()], parseOptions: FunctionSources.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out System.Collections.Immutable.ImmutableArray<Diagnostic> found);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = whole.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        CompilationErrors.Throw(found.AddRange(result.Diagnostics), sources);
        return new CacheEntry($"{GeneratedNames.Namespace}.{HandlerClass(whole, handler)}", handler, assembly.ToArray(), symbols.ToArray());
    }

    /// <summary>Finds the class of the generated handler in the descriptions.</summary>
    private string HandlerClass(Compilation compilation, string handler)
    {
        INamedTypeSymbol[] descriptions = [.. compilation.GetTypeByMetadataName(GeneratedNames.DescriptionsType)?.GetTypeMembers() ?? []];
        if (handler != HandlerReference.AnyMethod)
            return descriptions.First(type => ((string)((IFieldSymbol)type.GetMembers(GeneratedNames.DescriptionNames)[0]).ConstantValue!).Split('\n').Contains(handler)).Name;
        if (compilation.GetTypeByMetadataName($"{GeneratedNames.Namespace}.{GeneratedNames.Dispatcher}") is { } dispatcher)
            return dispatcher.Name;
        return descriptions is [var only]
            ? only.Name
            : throw new RuntimeException(
                LayerErrorTypes.HandlerNotFound,
                $"_HANDLER is \"{inputs.Reference.Text}\", and {inputs.Reference.File} has no handlers whose events tell their source. "
                + "Expected methods with attributes such as [SqsHandler], or the name of one method.");
    }
}
