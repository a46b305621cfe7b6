using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Logging;

/// <summary>Standard error, one write per record, so that records of several threads do not interleave.</summary>
internal sealed class StandardErrorOutput : LogOutput
{
    private readonly object _lock = new();

    public override void Write(ReadOnlySpan<byte> record)
    {
        // A pipe takes no more than 4 KiB as one piece.
        lock (_lock)
        {
            if (!OperatingSystem.IsLinux())
            {
                using Stream error = Console.OpenStandardError();
                error.Write(record);
                return;
            }

            // System.Console brings encodings and terminals along; a descriptor takes bytes as they are. If nobody reads it any more,
            // that is no reason to fail.
            Descriptor.Write(Libc.StandardError, record);
        }
    }
}
