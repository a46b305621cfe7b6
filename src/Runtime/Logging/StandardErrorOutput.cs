using Lambda.Runtime.Http.Sockets;

namespace Lambda.Runtime;

/// <summary>Standard error, one write per record, so that records of several threads do not interleave.</summary>
internal sealed unsafe class StandardErrorOutput : LogOutput
{
    public override void Write(ReadOnlySpan<byte> record)
    {
        if (!OperatingSystem.IsLinux())
        {
            using Stream error = Console.OpenStandardError();
            error.Write(record);
            return;
        }

        // System.Console brings encodings and terminals along; a descriptor takes bytes as they are.
        fixed (byte* bytes = record)
        {
            nint written = 0;
            while (written < record.Length)
            {
                nint count = Libc.Write(Libc.StandardError, bytes + written, (nuint)(record.Length - written));
                if (count > 0)
                    written += count;
                else if (!Libc.LastWasInterrupted())
                    return; // Nobody reads standard error any more: that is no reason to fail.
            }
        }
    }
}
