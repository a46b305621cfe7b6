using System.Text;
using Lambda.Runtime.Errors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>Makes a script a handler. Its entry point is called for each event, with the event as standard input.</summary>
internal static class ScriptHandler
{
    private const string Name = "script";

    // The name of the entry point cannot be written in C#. For an asynchronous one, it is the method that waits.
    private const string Handler = $$"""
        namespace {{GeneratedNames.Namespace}};

        internal sealed class ScriptFailed(string message) : global::System.Exception(message);

        internal static class LambdaScript
        {
            private static readonly global::System.Func<int> Body;

            static LambdaScript()
            {
                global::System.Reflection.MethodInfo main = typeof(LambdaScript).Assembly.EntryPoint!;
                bool hasArguments = main.GetParameters().Length > 0;
                if (main.ReturnType == typeof(int) && hasArguments)
                {
                    var run = main.CreateDelegate<global::System.Func<string[], int>>();
                    Body = () => run([]);
                }
                else if (main.ReturnType == typeof(int))
                {
                    Body = main.CreateDelegate<global::System.Func<int>>();
                }
                else if (hasArguments)
                {
                    var run = main.CreateDelegate<global::System.Action<string[]>>();
                    Body = () => { run([]); return 0; };
                }
                else
                {
                    var run = main.CreateDelegate<global::System.Action>();
                    Body = () => { run(); return 0; };
                }
            }

            [global::Lambda.Runtime.LambdaHandler("script", Payload = global::Lambda.Runtime.Payload.Console)]
            internal static void Run()
            {
                if (Body() is not 0 and var code)
                    throw new ScriptFailed($"The script returned {code}, and 0 is success.");
            }
        }
        """;

    public static (CSharpCompilation Compilation, string Handler) Add(CSharpCompilation compilation, FunctionSources sources, HandlerReference reference)
    {
        // An empty file is the shortest script.
        if (sources.Named!.GetCompilationUnitRoot().Members.Count == 0)
            return (compilation.AddSyntaxTrees(Parse(Handler), Parse("return;")), Name);
        IMethodSymbol? main = FunctionSources.IsScript(sources.Named!) ? null : compilation.GetEntryPoint(default);
        if (!FunctionSources.IsScript(sources.Named!) && main?.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree != sources.Named)
        {
            throw new RuntimeException(
                LayerErrorTypes.InvalidHandler,
                $"_HANDLER is \"{reference.Text}\", and {reference.File} has no top-level statements, so it is not a script. "
                + MethodHandler.Choices(compilation, sources, reference));
        }

        return (compilation.AddSyntaxTrees(Parse(Handler)), Name);
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, FunctionSources.ParseOptions, "script.g.cs", Encoding.UTF8);
}
