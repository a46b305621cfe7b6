using Lambda.Runtime.Layer.Caching;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>What was compiled before in this sandbox, in a folder of <c>/tmp</c>: the only place of a function that can be written to.</summary>
/// <remarks>A cache that cannot be read or written costs a compilation and a line in the log, and nothing else.</remarks>
/// <param name="path">The folder's path.</param>
/// <param name="warn">Takes what is wrong with it.</param>
internal sealed class CompilationCache(string path, Action<string> warn)
{
    private bool _isRefused;

    /// <summary>Where it is, unless a variable names another temporary folder.</summary>
    public static string DefaultPath => Path.Combine(Path.GetTempPath(), "lambda-csharp-layer");

    /// <summary>The entry of that key; <see langword="null"/> if it is missing or cannot be trusted.</summary>
    public CacheEntry? Find(ulong key)
    {
        PrivateFolder? folder;
        try
        {
            folder = PrivateFolder.Open(path);
        }
        catch (CacheException e)
        {
            // Adding to it would fail as well, and the log would say it twice.
            _isRefused = true;
            warn($"The compiled function was not looked for in the cache: {e.Message}");
            return null;
        }

        if (folder is null)
            return null;
        using (folder)
            return Find(key, folder);
    }

    /// <summary>Adds an entry, or replaces one that could not be trusted: readers and other writers always see it whole.</summary>
    public void Add(ulong key, CacheEntry entry)
    {
        if (_isRefused)
            return;
        try
        {
            using var folder = PrivateFolder.Create(path);
            folder.Write(Name(key), entry.ToBytes(key));
        }
        catch (CacheException e)
        {
            warn($"The compiled function was not put into the cache: {e.Message}");
        }
    }

    private static string Name(ulong key) => key.ToString("x16", provider: null);

    private CacheEntry? Find(ulong key, PrivateFolder folder)
    {
        try
        {
            if (folder.Read(Name(key)) is not { } bytes)
                return null;
            return CacheEntry.Read(bytes, key) ?? throw new CacheException($"{path}/{Name(key)} is damaged, or was written for another function.");
        }
        catch (CacheException e)
        {
            warn($"The function is compiled again: {e.Message}");
            return null;
        }
    }
}
