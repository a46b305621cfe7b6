using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Checks files on disk that are content of the zip.</summary>
internal static class ContentFile
{
    /// <summary>.NET returns this character for bytes of a name that are not UTF-8. A file cannot be opened by such a name.</summary>
    private const char Unreadable = '\uFFFD';

    private const int NameTooLong = 36; // ENAMETOOLONG on Linux

    /// <summary>Checks that a file can be read, before anything is written.</summary>
    /// <exception cref="BuildException">The file does not exist, has an unreadable name, is a link to itself, or is not a regular file.</exception>
    public static void Check(string name, string path)
    {
        // For a link, "Exists" says whether the link exists.
        if (File.Exists(FollowLinks(path) ?? path))
        {
            if (FileType.DescribeSpecial(path) is { } type)
                throw new BuildException(BuildErrors.NotRegularFile(name, path, type));
            return;
        }

        throw new BuildException(path.Contains(Unreadable) ? BuildErrors.NameNotUnicode(name, path) : BuildErrors.MissingFile(name, path));
    }

    /// <summary>Returns the final target of a symbolic link; <see langword="null"/> if the path is not a link.</summary>
    /// <exception cref="BuildException">The link leads to itself.</exception>
    public static string? FollowLinks(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or PathTooLongException || e.HResult == NameTooLong)
        {
            return null; // reported when the file is read
        }
        catch (IOException)
        {
            throw new BuildException(BuildErrors.LinkToItself(path));
        }
    }
}
