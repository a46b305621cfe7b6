using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Packaging;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>
/// Checks that the publish can write its output: that the folders are writable and have space, and that it replaces only regular files.
/// </summary>
/// <remarks>Later, a full disk would be an error of the SDK, which copies the binary.</remarks>
public sealed class CheckOutput : BuildTask
{
    /// <summary>The smallest function's binary, symbols and zip.</summary>
    private const long MinFreeBytes = 4 * 1024 * 1024;

    /// <summary>The folders, absolute. Missing ones are created.</summary>
    [Required]
    public string[] Folders { get; set; } = [];

    /// <summary>The files that the publish will write, absolute, besides the zip.</summary>
    public string[] Files { get; set; } = [];

    /// <summary>The zip, absolute.</summary>
    public string ZipFile { get; set; } = "";

    /// <summary>The folder for the content of the zip, absolute; empty for none.</summary>
    public string PackageFolder { get; set; } = "";

    /// <summary>The folder of the lists of what publishes wrote to such folders, absolute.</summary>
    public string PackageFolderRecords { get; set; } = "";

    /// <summary>The project's folder, absolute.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <inheritdoc/>
    private protected override void Run()
    {
        Check(OutputFile.Check, Files);
        Check(OutputFile.CheckZip, ZipFile.Length > 0 ? [ZipFile] : []);
        Check(CheckPackageFolder, PackageFolder.Length > 0 ? [PackageFolder] : []);
        foreach (string folder in Folders.Distinct())
            CheckWritable(folder, BuildErrors.Unwritable);
    }

    /// <summary>The folder itself is written beside its old version, and then gets its name.</summary>
    private void CheckPackageFolder(string path)
    {
        string folder = Path.TrimEndingDirectorySeparator(path);
        FolderPlace.Check(
            folder,
            [
                ("the project", ProjectFolder), ("the zip", ZipFile), .. Folders.Select(static output => ("the publish folder", output)),
                ("the build's intermediate files", PackageFolderRecords),
            ]);
        new FunctionFolder(folder, FolderRecord.For(folder, ProjectFolder, PackageFolderRecords)).Check();
        CheckWritable(Path.GetDirectoryName(folder)!, BuildErrors.PackageFolderUnwritable);
    }

    private void CheckWritable(string folder, Func<string, long, Exception, BuildError> error)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".lambda.{Environment.ProcessId}.tmp");
            using (new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
            }

            if (Room(folder) is < MinFreeBytes and var room)
                Error(BuildErrors.NoRoom(folder, room, MinFreeBytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Error(error(folder, 0, e));
        }
    }

    private void Check(Action<string> check, IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            try
            {
                check(file);
            }
            catch (BuildException e)
            {
                Error(e.Error);
            }
        }
    }

    /// <summary>Returns the free bytes; <see cref="long.MaxValue"/> if the file system does not say.</summary>
    private static long Room(string folder)
    {
        try
        {
            var disk = new DriveInfo(folder);
            return disk.TotalSize > 0 ? disk.AvailableFreeSpace : long.MaxValue;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue; // a network share on Windows has no drive
        }
    }
}
