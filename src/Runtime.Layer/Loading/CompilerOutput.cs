using System.IO.Pipes;
using Lambda.Runtime.Layer.Interop;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>Reads the compiler's output, with a time limit.</summary>
internal static class CompilerOutput
{
    /// <summary>Reads to the end.</summary>
    /// <param name="stream">The end of the compiler's pipe.</param>
    /// <param name="remaining">How much time is left.</param>
    /// <returns><see langword="null"/> if the time is over before the end.</returns>
    public static byte[]? Read(Stream stream, Func<TimeSpan> remaining)
    {
        // A read blocks, and interrupting it would need another thread for each compilation.
        int pipe = (int)((PipeStream)stream).SafePipeHandle.DangerousGetHandle();
        using var output = new MemoryStream();
        byte[] buffer = new byte[32 * 1024];
        while (true)
        {
            TimeSpan time = remaining();
            if (PollDescriptor.WaitForRead(pipe, time))
            {
                int read = stream.Read(buffer);
                if (read == 0)
                    return output.ToArray();
                output.Write(buffer, 0, read);
            }
            else if (time == TimeSpan.Zero)
            {
                return null;
            }
        }
    }
}
