namespace Lambda.Runtime.Local.Building;

/// <summary>Files with the time and length of each, as they were once. Two are equal where no file has changed, come or gone.</summary>
internal sealed class FileStamps : IEquatable<FileStamps>
{
    private readonly Dictionary<string, (DateTime Time, long Length)> _stamps = [];

    public IEnumerable<string> Files => _stamps.Keys;

    public static FileStamps Of(IEnumerable<string> files)
    {
        var stamps = new FileStamps();
        foreach (string path in files)
        {
            // One that vanishes in between is one that is not there.
            if (new FileInfo(path) is { Exists: true } file)
                stamps._stamps[path] = (file.LastWriteTimeUtc, file.Length);
        }

        return stamps;
    }

    /// <summary>A file that is in one and not in the other, or differs; <see langword="null"/> where they are equal.</summary>
    public string? FirstDifference(FileStamps other) =>
        _stamps.Keys.Concat(other._stamps.Keys).FirstOrDefault(file =>
            !_stamps.TryGetValue(file, out var here) || !other._stamps.TryGetValue(file, out var there) || here != there);

    public bool Equals(FileStamps? other) => other is not null && FirstDifference(other) is null;

    public override bool Equals(object? obj) => Equals(obj as FileStamps);

    public override int GetHashCode() => _stamps.Count;
}
