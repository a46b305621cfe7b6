namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Empties the page cache, so that the next start reads its files from disk, like the first one in a new execution environment.</summary>
/// <remarks>Files that other processes have mapped always stay. If only the functions' files are dropped, the C library stays too.</remarks>
internal static class PageCache
{
    private const string Switch = "/proc/sys/vm/drop_caches";

    private static readonly bool MayDrop = Environment.GetEnvironmentVariable("LAMBDA_BENCH_COLD") != "files" && IsWritable();

    public static string How => MayDrop
        ? "the whole page cache was dropped before each start"
        : "the functions' own files were dropped from the page cache before each start";

    /// <summary>Writes the built files to disk. Before that, they cannot be dropped, and a disk that is still writing reads slowly.</summary>
    /// <remarks>Called once, not before each start, because the disk's other work would then be added to every start.</remarks>
    public static void Settle() => Libc.Sync();

    public static void Empty()
    {
        if (MayDrop)
            File.WriteAllText(Switch, "3");
        else
            DropFiles();
    }

    private static void DropFiles()
    {
        foreach (Peer peer in Peer.All)
        {
            using FileStream file = File.OpenRead(peer.Bootstrap);
            _ = Libc.Advise(file.SafeFileHandle, 0, 0, Libc.AdviceDontNeed);
        }
    }

    private static bool IsWritable()
    {
        try
        {
            using FileStream file = File.OpenWrite(Switch);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
