namespace Lambda.Runtime.Layer;

/// <summary>The task root: the folder with the content of the function's zip. It is read-only.</summary>
internal sealed class FunctionFolder(string root)
{
    /// <summary>The path of the folder.</summary>
    public string Root => root;

    /// <summary>Returns the path of a file.</summary>
    public string At(string file) => Path.Combine(root, file);

    /// <summary>Returns whether a file exists.</summary>
    public bool Has(string file) => File.Exists(At(file));

    /// <summary>Returns the folder of a file, relative to the root; empty for the root.</summary>
    public static string FolderOf(string file) => file.LastIndexOf('/') is var slash and >= 0 ? file[..slash] : "";

    /// <summary>Returns the files of a folder with an extension, relative to the root, in ordinal order.</summary>
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
