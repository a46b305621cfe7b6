namespace Lambda.Runtime.Interop;

/// <summary>A file descriptor that records are written to.</summary>
internal static unsafe class Descriptor
{
    /// <summary>Writes all of it: in one call, unless the descriptor takes less at once.</summary>
    /// <remarks>
    /// Waits where the descriptor takes nothing at the moment, also of one that is not blocking: whoever shares the open file may have made
    /// it so, and what was begun has to be completed.
    /// </remarks>
    /// <returns>Whether all of it was taken.</returns>
    public static bool Write(int descriptor, ReadOnlySpan<byte> record)
    {
        fixed (byte* bytes = record)
        {
            nint written = 0;
            while (written < record.Length)
            {
                nint count = Libc.Write(descriptor, bytes + written, (nuint)(record.Length - written));
                if (count > 0)
                    written += count;
                else if (!Libc.LastWasInterrupted() && !(Libc.LastWouldBlock() && Libc.WaitUntilWritable(descriptor)))
                    return false;
            }
        }

        return true;
    }
}
