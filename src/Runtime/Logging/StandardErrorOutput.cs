using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Logging;

/// <summary>Writes to standard error, one record at a time, so that records of several threads do not interleave.</summary>
internal sealed class StandardErrorOutput : LogOutput
{
    private readonly object _lock = new();

    public override void Write(ReadOnlySpan<byte> record)
    {
        // One write is not enough: a pipe accepts only up to 4 KiB in one piece.
        lock (_lock)
        {
            if (!OperatingSystem.IsLinux())
            {
                using Stream error = Console.OpenStandardError();
                error.Write(record);
                return;
            }

            // System.Console would bring encodings and terminals into the binary. A failure, such as a closed pipe, is ignored.
            Descriptor.Write(Libc.StandardError, record);
        }
    }
}
