using System.Text;
using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Checks names in the zip, which are paths of files in <c>/var/task</c>.</summary>
internal static class EntryNames
{
    /// <summary>Replaces backslashes, which projects on Windows contain.</summary>
    public static string Normalize(string name) => name.Replace('\\', '/');

    /// <summary>The limits on Linux for a path in /var/task (PATH_MAX without the folder and the final null) and for each name in it (NAME_MAX).</summary>
    private const int MaxPathLength = 4096 - 10 - 1;

    private const int MaxPartLength = 255;

    /// <summary>Rejects names that are not relative paths inside the zip, are not valid UTF-8, or are too long.</summary>
    /// <exception cref="BuildException">The name is not valid.</exception>
    public static void Check(string name, string path)
    {
        if (name.Contains(':') || name.Contains('\0') || name.Split('/').Any(static part => part is "" or "." or ".."))
            throw new BuildException(BuildErrors.InvalidName(name, path));
        if (!IsText(name))
            throw new BuildException(BuildErrors.NameNotUnicode(name, path));
        if (Encoding.UTF8.GetByteCount(name) is > MaxPathLength and var length)
            throw new BuildException(BuildErrors.NameTooLong(name, path, length, MaxPathLength));
        foreach (var part in name.Split('/'))
        {
            if (Encoding.UTF8.GetByteCount(part) is > MaxPartLength and var bytes)
                throw new BuildException(BuildErrors.NameTooLong(part, path, bytes, MaxPartLength));
        }
    }

    /// <summary>Returns the folders of a name: <c>a</c> and <c>a/b</c> of <c>a/b/c</c>.</summary>
    public static IEnumerable<string> Folders(string name)
    {
        for (var slash = name.IndexOf('/'); slash >= 0; slash = name.IndexOf('/', slash + 1))
            yield return name[..slash];
    }

    /// <summary>Returns whether the name can be encoded. File names on Windows can contain half a surrogate pair.</summary>
    private static bool IsText(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !name.Contains('\uFFFD'))
                return false;
        }

        return true;
    }
}
