using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Lambda.Runtime.Layer.Caching;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>The compiler is a program of its own: native code, which is there only as long as it is needed.</summary>
internal static class CompilerProcess
{
    private const string FileName = "csharp-compiler";

    /// <exception cref="RuntimeException">The function does not compile, or the compiler cannot.</exception>
    public static CacheEntry Compile(HandlerReference reference, FunctionFolder folder)
    {
        using Process compiler = Start(reference, folder);
        using var output = new MemoryStream();
        compiler.StandardOutput.BaseStream.CopyTo(output);
        compiler.WaitForExit();
        return (compiler.ExitCode, output.ToArray()) switch
        {
            (0, var bytes) => CacheEntry.Read(bytes) ?? throw CompilerFailure.NoFunction(bytes.Length),
            (1, var bytes) when Encoding.UTF8.GetString(bytes).Split('\n', 2) is [var type, var message] => throw new RuntimeException(type, message),
            var (status, _) => throw CompilerFailure.Ended(status),
        };
    }

    private static Process Start(HandlerReference reference, FunctionFolder folder)
    {
        string path = Path.Combine(LayerFolder.Root, FileName);
        var start = new ProcessStartInfo(path, [reference.Text, folder.Root])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Root,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw CompilerFailure.NotStarted(path, new Win32Exception(e.NativeErrorCode).Message);
        }
    }
}
