using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Packaging;

/// <summary>Writes a folder with exactly the files of the zip, for tools that take a folder.</summary>
/// <remarks>
/// The new files are written to a folder beside it, which then takes its name. So the folder has always the files of one publish, and after an error
/// those of the last one. If the process is killed in between, the folder may be missing, but it never has files of two publishes.
/// </remarks>
internal sealed class FunctionFolder
{
    private readonly string _path;
    private readonly FolderRecord _record;

    /// <param name="path">The folder, absolute.</param>
    /// <param name="record">The list of the files that earlier publishes wrote to it.</param>
    public FunctionFolder(string path, FolderRecord record)
    {
        _path = Path.TrimEndingDirectorySeparator(path);
        _record = record;
    }

    /// <summary>Checks that the folder does not exist, or has only files that an earlier publish wrote.</summary>
    /// <exception cref="BuildException">There is another file, which the publish would delete or replace, or the folder cannot be read.</exception>
    public void Check() => Existing();

    /// <summary>Replaces the folder by one with these files. If the files are the same, none is written.</summary>
    /// <exception cref="BuildException">The folder has another file, or cannot be written, or its file system cannot store a name.</exception>
    public void Write(IReadOnlyList<EntryContent> contents)
    {
        IReadOnlyList<string> existing = Existing();
        string[] lines = [.. contents.Select(static content => FolderRecord.Line(content.Entry.Name, content.Bytes))];
        try
        {
            if (existing.Order(StringComparer.Ordinal).SequenceEqual(lines.Order(StringComparer.Ordinal)))
                FolderFiles.SetAttributes(_path, contents);
            else
                Replace(contents, existing, lines);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildException(BuildErrors.PackageFolderUnwritable(_path, contents.Sum(static content => (long)content.Bytes.Length), e));
        }
    }

    private void Replace(IReadOnlyList<EntryContent> contents, IReadOnlyList<string> existing, string[] lines)
    {
        string unfinished = $"{_path}.{Environment.ProcessId}.tmp";
        string replaced = $"{_path}.{Environment.ProcessId}.old.tmp";
        try
        {
            // A process with the same ID may have been killed.
            TryDelete(unfinished);
            TryDelete(replaced);
            FolderFiles.Write(unfinished, contents);

            // Both lists, because the process can end at any time.
            _record.Write(existing.Concat(lines));
            if (Directory.Exists(_path))
                Directory.Move(_path, replaced);
            Directory.Move(unfinished, _path);
            _record.Write(lines);
        }
        finally
        {
            if (Directory.Exists(replaced) && !Directory.Exists(_path))
                Directory.Move(replaced, _path);
            TryDelete(unfinished);
            TryDelete(replaced);
        }
    }

    /// <summary>Returns the lines of the files in the folder; none if it does not exist.</summary>
    private List<string> Existing()
    {
        if (FolderFiles.DescribeOther(_path) is { } type)
            throw new BuildException(BuildErrors.PackageFolderIsOther(_path, type));
        try
        {
            var lines = new List<string>();
            if (!Directory.Exists(_path))
                return lines;
            HashSet<string> written = _record.Read();
            foreach (string name in FolderFiles.Names(_path))
            {
                string file = Path.Combine(_path, name);

                // A link, a pipe, or a folder without files. No publish writes one.
                if (FileType.DescribeIrregular(file) is not null || new FileInfo(file).LinkTarget is not null || Directory.Exists(file))
                    throw new BuildException(BuildErrors.NotOfPublish(file));
                lines.Add(FolderRecord.Line(name, File.ReadAllBytes(file)));
                if (!written.Contains(lines[^1]))
                    throw new BuildException(BuildErrors.NotOfPublish(file));
            }

            return lines;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildException(BuildErrors.PackageFolderUnwritable(_path, 0, e));
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The original error is reported.
        }
    }
}
