using System.Numerics;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>
/// The load side and all functions on one processor. Left to itself the kernel wakes a function where the load side runs or on another processor, which takes
/// three times as long, and keeps to its choice for a while: a median is one of two figures then, whoever is measured.
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
