namespace Lambda.Runtime.Buffers;

/// <summary>
/// Has the memory of giants leave the process once their buffers have given it back: a function that allocates little may not see another
/// collection for hours.
/// </summary>
internal static class GiantMemory
{
    /// <summary>What is worth a collection of its own.</summary>
    private const int Giant = 1024 * 1024;

    private static int _given;

    /// <summary>Takes note of an array that is not used any more.</summary>
    public static void Give(int length)
    {
        if (length >= Giant)
            Volatile.Write(ref _given, length);
    }

    /// <summary>Called when an invocation has ended, and nothing refers to what its buffers were.</summary>
    public static void Release()
    {
        if (Volatile.Read(ref _given) != 0)
            Collect();
    }

    /// <summary>Where the rest of the heap is large, a collection takes long and frees little of it: then it is left to the collector.</summary>
    private static void Collect()
    {
        int given = Interlocked.Exchange(ref _given, 0);
        if (given > 0 && GC.GetTotalMemory(forceFullCollection: false) / 8 <= given)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
