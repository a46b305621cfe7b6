using Lambda.Runtime.Layer.Caching;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>What was compiled before in this sandbox, in a folder of <c>/tmp</c>: the only place of a function that can be written to.</summary>
/// <remarks>A cache that cannot be read or written costs a compilation and nothing else.</remarks>
internal static class CompilationCache
{
    /// <summary>The entry of that name; <see langword="null"/> if there is none, or it is damaged.</summary>
    public static CacheEntry? Find(string name)
    {
        try
        {
            string path = Path.Combine(Folder(), name);
            return File.Exists(path) ? CacheEntry.Read(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Puts an entry there: under its name it is whole at any time, whoever reads or writes beside.</summary>
    public static void Add(string name, CacheEntry entry)
    {
        try
        {
            string path = Path.Combine(Directory.CreateDirectory(Folder()).FullName, name);
            string temporary = $"{path}.{Environment.ProcessId}";
            File.WriteAllBytes(temporary, entry.ToBytes());
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string Folder() => Path.Combine(Path.GetTempPath(), "lambda-csharp-layer");
}
