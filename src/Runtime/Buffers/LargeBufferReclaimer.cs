namespace Lambda.Runtime.Buffers;

/// <summary>Returns the memory of an unusually large buffer to the system.</summary>
/// <remarks>Without it, the memory would stay in the process until the next garbage collection, which may be hours away in a function that allocates little.</remarks>
internal static class LargeBufferReclaimer
{
    /// <summary>The smallest array that is worth a garbage collection, in bytes.</summary>
    private const int Large = 1024 * 1024;

    /// <summary>The length of the array that was released last; 0 if <see cref="Reclaim"/> was called since.</summary>
    private static int _released;

    /// <summary>Notes that an array is no longer used.</summary>
    /// <param name="length">In bytes.</param>
    public static void OnReleased(int length)
    {
        if (length >= Large)
            Volatile.Write(ref _released, length);
    }

    /// <summary>Runs a garbage collection if a large array was released since the last call.</summary>
    /// <remarks>To be called between invocations, when nothing refers to the array.</remarks>
    public static void Reclaim()
    {
        if (Volatile.Read(ref _released) != 0)
            Collect();
    }

    /// <summary>Runs a garbage collection, unless the rest of the heap is so large that it would take long and free little.</summary>
    private static void Collect()
    {
        int released = Interlocked.Exchange(ref _released, 0);
        if (released > 0 && GC.GetTotalMemory(forceFullCollection: false) / 8 <= released)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
