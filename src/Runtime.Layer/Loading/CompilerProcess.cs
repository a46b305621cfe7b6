using System.Diagnostics;
using Lambda.Runtime.Layer.Caching;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>The compiler is a program of its own: native code, which is there only as long as it is needed.</summary>
internal static class CompilerProcess
{
    private const string FileName = "csharp-compiler";

    /// <exception cref="RuntimeException">The function does not compile, or the compiler cannot.</exception>
    public static CacheEntry Compile(HandlerReference reference, FunctionFolder folder)
    {
        var start = new ProcessStartInfo(Path.Combine(LayerFolder.Root, FileName), [reference.Text, folder.Root])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Root,
        };
        using Process compiler = Process.Start(start)!;
        using var output = new MemoryStream();
        compiler.StandardOutput.BaseStream.CopyTo(output);
        compiler.WaitForExit();
        if (compiler.ExitCode == 0 && CacheEntry.Read(output.ToArray()) is { } entry)
            return entry;
        if (compiler.ExitCode == 1 && System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n', 2) is [var type, var message])
            throw new RuntimeException(type, message);
        throw new RuntimeException(
            "Runtime.CompilerFailed", $"The layer's compiler ended with status {compiler.ExitCode}, and what it said stands in the log. Is there memory enough for it?");
    }
}
