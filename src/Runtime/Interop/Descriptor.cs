namespace Lambda.Runtime.Interop;

/// <summary>Writes to a file descriptor.</summary>
internal static unsafe class Descriptor
{
    /// <summary>Writes all bytes: in one call, unless the descriptor accepts fewer.</summary>
    /// <remarks>
    /// Waits until the descriptor accepts bytes, also if it is non-blocking: another process that shares the open file may have made it so, and a
    /// record must not be cut off.
    /// </remarks>
    /// <returns>Whether all bytes were written.</returns>
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
