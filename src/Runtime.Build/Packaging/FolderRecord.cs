using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Lists in the intermediate folder which files publishes wrote to a folder, so that a publish replaces no other file.</summary>
/// <param name="file">The list: in each line the SHA-256 of a file, and its name.</param>
/// <remarks>The list is not in the folder itself, which has exactly the files of the zip.</remarks>
internal sealed class FolderRecord(string file)
{
    /// <summary>Returns the list for a folder. It depends on the path from the project, so that it is still found after the project was moved.</summary>
    public static FolderRecord For(string folder, string projectFolder, string recordFolder)
    {
        byte[] path = Encoding.UTF8.GetBytes(Path.GetRelativePath(projectFolder, folder).Replace('\\', '/'));
        return new FolderRecord(Path.Combine(recordFolder, $"folder.{Convert.ToHexStringLower(SHA256.HashData(path))[..16]}.txt"));
    }

    /// <summary>Returns the line of a file.</summary>
    /// <param name="name">Its path in the folder, with forward slashes.</param>
    /// <param name="bytes">Its content.</param>
    /// <remarks>A name can contain a line break, but names in the zip have no backslash.</remarks>
    public static string Line(string name, byte[] bytes) => $"{Convert.ToHexStringLower(SHA256.HashData(bytes))} {name.Replace("\n", "\\n", StringComparison.Ordinal)}";

    /// <summary>Returns the lines; none if no publish wrote to the folder, or if the intermediate folder was deleted since.</summary>
    public HashSet<string> Read() => File.Exists(file) ? [.. File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries)] : [];

    /// <summary>Replaces the list as a whole: with half of it, the next publish would not recognize all files.</summary>
    public void Write(IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string unfinished = $"{file}.{Environment.ProcessId}.tmp";
        File.WriteAllText(unfinished, string.Concat(lines.Distinct().Select(static line => $"{line}\n")));
        File.Move(unfinished, file, overwrite: true);
    }
}
