using System.Text;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary><c>csharp-compiler</c> <c>_HANDLER</c> <c>task root</c> <c>process ID of the function</c>: writes the compiled function, or its errors, to standard output.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        ParentProcess.EndWith(arguments[2]);
        using Stream output = Console.OpenStandardOutput();
        try
        {
            var folder = new FunctionFolder(arguments[1]);
            var inputs = FunctionInputs.Read(HandlerReference.Parse(arguments[0], folder), folder);
            output.Write(new FunctionCompiler(inputs, folder).Compile().ToBytes());
            return 0;
        }
        catch (RuntimeException e)
        {
            output.Write(Encoding.UTF8.GetBytes($"{e.ErrorType}\n{e.Message}"));
            return 1;
        }
    }
}
