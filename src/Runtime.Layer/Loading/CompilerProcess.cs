using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Layer.Caching;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>Runs the compiler, a separate native program that uses memory only while it is needed.</summary>
/// <remarks>It ends when this process ends for any reason: see <c>ParentProcess</c> in the compiler.</remarks>
internal static class CompilerProcess
{
    private const string FileName = "csharp-compiler";

    /// <exception cref="RuntimeException">The function does not compile, or the compiler fails or takes too long.</exception>
    public static CacheEntry Compile(HandlerReference reference, FunctionFolder folder, TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        using Process compiler = Start(reference, folder);
        if (CompilerOutput.Read(compiler.StandardOutput.BaseStream, Remaining) is not { } bytes || !compiler.WaitForExit(Remaining()))
        {
            compiler.Kill(entireProcessTree: true);
            throw CompilerFailure.TookTooLong(limit);
        }

        return compiler.ExitCode switch
        {
            0 => CacheEntry.Read(bytes) ?? throw CompilerFailure.NoFunction(bytes.Length),
            1 when Encoding.UTF8.GetString(bytes).Split('\n', 2) is [var type, var message] => throw new RuntimeException(type, message),
            var status => throw CompilerFailure.Ended(status),
        };

        TimeSpan Remaining() => limit - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } time ? time : TimeSpan.Zero;
    }

    private static Process Start(HandlerReference reference, FunctionFolder folder)
    {
        string path = Path.Combine(LayerFolder.Root, FileName);
        var start = new ProcessStartInfo(path, [reference.Text, folder.Root, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)])
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
