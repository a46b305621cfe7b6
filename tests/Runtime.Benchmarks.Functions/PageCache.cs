namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Makes the next start read its files from disk, as the first one in a new sandbox does.</summary>
/// <remarks>Files that other processes have mapped stay in either way, and the C library with them where only the functions' own are dropped.</remarks>
internal static class PageCache
{
    private const string Switch = "/proc/sys/vm/drop_caches";

    private static readonly bool MayDrop = Environment.GetEnvironmentVariable("LAMBDA_BENCH_COLD") != "files" && IsWritable();

    public static string How => MayDrop
        ? "the whole page cache was dropped before each start"
        : "the functions' own files were dropped from the page cache before each start";

    /// <summary>Writes out what was built. It could not be dropped before, and a disk that still writes reads slowly.</summary>
    /// <remarks>Once and not before each start: what the disk then does besides would be added to every start alike.</remarks>
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
