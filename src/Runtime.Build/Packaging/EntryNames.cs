using System.Text;
using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Names in the zip: paths that Lambda unpacks to files under <c>/var/task</c>.</summary>
internal static class EntryNames
{
    /// <summary>With forward slashes, whatever system the project was written on.</summary>
    public static string Normalize(string name) => name.Replace('\\', '/');

    /// <summary>What a path below /var/task, and each name in it, may have on Linux: PATH_MAX without the folder and the final zero, and NAME_MAX.</summary>
    private const int LongestPath = 4096 - 10 - 1;

    private const int LongestPart = 255;

    /// <summary>Refuses what is no relative path that stays inside, what UTF-8 cannot say, and what is too long to be unpacked.</summary>
    /// <exception cref="BuildException">The name is not one of a zip.</exception>
    public static void Check(string name, string path)
    {
        if (name.Contains(':') || name.Contains('\0') || name.Split('/').Any(static part => part is "" or "." or ".."))
            throw new BuildException(BuildErrors.InvalidName(name, path));
        if (!IsText(name))
            throw new BuildException(BuildErrors.NameNotUnicode(name, path));
        if (Encoding.UTF8.GetByteCount(name) is > LongestPath and var length)
            throw new BuildException(BuildErrors.NameTooLong(name, path, length, LongestPath));
        foreach (var part in name.Split('/'))
        {
            if (Encoding.UTF8.GetByteCount(part) is > LongestPart and var bytes)
                throw new BuildException(BuildErrors.NameTooLong(part, path, bytes, LongestPart));
        }
    }

    /// <summary>The folders that a name goes through: <c>a</c> and <c>a/b</c> of <c>a/b/c</c>.</summary>
    public static IEnumerable<string> Folders(string name)
    {
        for (var slash = name.IndexOf('/'); slash >= 0; slash = name.IndexOf('/', slash + 1))
            yield return name[..slash];
    }

    /// <summary>Half a surrogate pair, which file names of Windows may have, has no encoding.</summary>
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
