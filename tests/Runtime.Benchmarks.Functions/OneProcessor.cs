using System.Numerics;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>
/// Runs the load side and all functions on one processor. By default, the kernel wakes a function either on the processor of the load side or on another one,
/// which takes three times as long, and keeps its choice for a while. Then a median is one of two figures, for any function.
/// </summary>
internal static class OneProcessor
{
    /// <summary>Restricts this thread, and the processes and threads that it starts afterwards, to the last processor that it may run on.</summary>
    /// <exception cref="InvalidOperationException">The kernel does not allow it.</exception>
    public static void RestrictThread()
    {
        ulong[] mask = new ulong[16];
        int length = mask.Length * sizeof(ulong);
        if (Libc.GetAffinity(0, length, mask) < 0)
            throw new InvalidOperationException($"The processors of this thread cannot be read: {Marshal.GetLastPInvokeErrorMessage()}");
        int last = Array.FindLastIndex(mask, static word => word != 0);
        ulong only = 1UL << BitOperations.Log2(mask[last]);
        Array.Clear(mask);
        mask[last] = only;
        if (Libc.SetAffinity(0, length, mask) < 0)
            throw new InvalidOperationException($"This thread cannot be restricted to one processor: {Marshal.GetLastPInvokeErrorMessage()}");
    }
}
