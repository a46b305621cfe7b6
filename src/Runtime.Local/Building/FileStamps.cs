namespace Lambda.Runtime.Local.Building;

/// <summary>The times and lengths of files at one moment. Two are equal if no file was changed, added or removed.</summary>
internal sealed class FileStamps : IEquatable<FileStamps>
{
    private readonly Dictionary<string, (DateTime Time, long Length)> _stamps = [];

    public IEnumerable<string> Files => _stamps.Keys;

    public static FileStamps Read(IEnumerable<string> files)
    {
        var stamps = new FileStamps();
        foreach (string path in files)
        {
            // A file that was deleted in the meantime is missing.
            if (new FileInfo(path) is { Exists: true } file)
                stamps._stamps[path] = (file.LastWriteTimeUtc, file.Length);
        }

        return stamps;
    }

    /// <summary>Returns a file that was changed, added or removed; <see langword="null"/> if all are equal.</summary>
    public string? FirstDifference(FileStamps other) =>
        _stamps.Keys.Concat(other._stamps.Keys).FirstOrDefault(file =>
            !_stamps.TryGetValue(file, out (DateTime Time, long Length) here) || !other._stamps.TryGetValue(file, out (DateTime Time, long Length) there) || here != there);

    public bool Equals(FileStamps? other) => other is not null && FirstDifference(other) is null;

    public override bool Equals(object? obj) => Equals(obj as FileStamps);

    public override int GetHashCode() => _stamps.Count;
}
