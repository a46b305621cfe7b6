using Lambda.Runtime.Layer.Caching;
using Lambda.Runtime.Layer.Interop;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>Functions that were compiled earlier in this execution environment, in a folder of <c>/tmp</c>, the only writable place.</summary>
/// <remarks>If the cache cannot be read or written, the function is compiled and a warning is logged.</remarks>
/// <param name="path">The folder's path.</param>
/// <param name="warn">Logs a warning.</param>
internal sealed class CompilationCache(string path, Action<string> warn)
{
    private bool _isRefused;

    /// <summary>The default path, in the temporary folder.</summary>
    public static string DefaultPath => Path.Combine(Path.GetTempPath(), "lambda-csharp-layer");

    /// <summary>Returns the entry for a key; <see langword="null"/> if it is missing or cannot be trusted.</summary>
    public CacheEntry? Find(ulong key)
    {
        PrivateFolder? folder;
        try
        {
            folder = PrivateFolder.Open(path);
        }
        catch (CacheException e)
        {
            // Adding an entry would fail too, and log the same warning again.
            _isRefused = true;
            warn($"The compiled function was not looked for in the cache: {e.Message}");
            return null;
        }

        if (folder is null)
            return null;
        using (folder)
            return Find(key, folder);
    }

    /// <summary>Adds or replaces an entry. Other processes always see a complete one.</summary>
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
            warn($"The compiled function was not added to the cache: {e.Message}");
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
