namespace Lambda.Runtime.Layer;

/// <summary>The task root: what the function's zip was unpacked into. Nothing is ever written there.</summary>
internal sealed class FunctionFolder(string root)
{
    /// <summary>Its path.</summary>
    public string Root => root;

    /// <summary>Where a file is.</summary>
    public string At(string file) => Path.Combine(root, file);

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string file) => File.Exists(At(file));

    /// <summary>The folder that a file is in, relative to the root: empty for the root itself.</summary>
    public static string FolderOf(string file) => file.LastIndexOf('/') is var slash and >= 0 ? file[..slash] : "";

    /// <summary>The files of a folder with an ending, as names relative to the root, in ordinal order.</summary>
    /// <param name="folder">Relative to the root.</param>
    /// <param name="ending"><c>.cs</c></param>
    public List<string> Files(string folder, string ending)
    {
        var files = new List<string>();
        if (!Directory.Exists(At(folder)))
            return files;
        foreach (string path in Directory.EnumerateFiles(At(folder)))
        {
            if (path.EndsWith(ending, StringComparison.Ordinal))
                files.Add(folder.Length == 0 ? Path.GetFileName(path) : $"{folder}/{Path.GetFileName(path)}");
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
