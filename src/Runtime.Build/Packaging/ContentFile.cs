using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>A file on disk that is to go into the zip.</summary>
internal static class ContentFile
{
    /// <summary>What the file system writes where bytes of a name are not UTF-8; a file cannot be opened by such a name.</summary>
    private const char Unreadable = '\uFFFD';

    private const int NameTooLong = 36; // ENAMETOOLONG of Linux

    /// <summary>Finds the reason why a file cannot be read, before anything is written.</summary>
    /// <exception cref="BuildException">It is not there, under no readable name, a link that leads to itself, or not a regular file.</exception>
    public static void Check(string name, string path)
    {
        // Of a link, "Exists" tells that there is a link.
        if (File.Exists(FollowLinks(path) ?? path))
        {
            if (FileType.Special(path) is { } type)
                throw new BuildException(BuildErrors.NotRegularFile(name, path, type));
            return;
        }

        throw new BuildException(path.Contains(Unreadable) ? BuildErrors.NameNotUnicode(name, path) : BuildErrors.MissingFile(name, path));
    }

    /// <summary>Where a symbolic link leads in the end; <see langword="null"/> for what is none.</summary>
    /// <exception cref="BuildException">Nowhere: it leads to itself.</exception>
    public static string? FollowLinks(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or PathTooLongException || e.HResult == NameTooLong)
        {
            return null; // what is missing, or not ours to read, is said when it is to be read
        }
        catch (IOException)
        {
            throw new BuildException(BuildErrors.LinkToItself(path));
        }
    }
}
