using System.Numerics;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>
/// Keeps the load generator and all functions on one processor. Otherwise the kernel wakes a function on the load generator's processor or on another one, which takes
/// three times as long, and keeps its choice for a while: a median is then one of two figures, for every program.
/// </summary>
internal static class OneProcessor
{
    /// <summary>Keeps this thread, and the processes and threads that it starts from now on, on the last processor that it may run on.</summary>
    /// <exception cref="InvalidOperationException">The kernel refuses it.</exception>
    public static void KeepTo()
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
            throw new InvalidOperationException($"This thread cannot be kept on one processor: {Marshal.GetLastPInvokeErrorMessage()}");
    }
}
