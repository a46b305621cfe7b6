using Lambda.Runtime.Build.Packaging;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>
/// Writes an empty file into each folder that the publish will write to, and takes it away: <c>LAMBDA102</c> where that fails, and where
/// there is no room for what comes. Later on, a full disk would be an error of the SDK's, which copies the binary. The same error says what is
/// where a file will be written, and must not be replaced.
/// </summary>
public sealed class CheckOutput : Task
{
    /// <summary>The smallest function's binary, symbols and zip.</summary>
    private const long LeastRoom = 4 * 1024 * 1024;

    /// <summary>The folders, absolute; they are made where missing.</summary>
    [Required]
    public string[] Folders { get; set; } = [];

    /// <summary>The files that the publish will write, absolute, besides the zip.</summary>
    public string[] Files { get; set; } = [];

    /// <summary>The zip, absolute.</summary>
    public string ZipFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        Check(OutputFile.Check, Files);
        Check(OutputFile.CheckZip, ZipFile.Length > 0 ? [ZipFile] : []);
        foreach (var folder in Folders.Distinct())
        {
            try
            {
                Directory.CreateDirectory(folder);
                var probe = Path.Combine(folder, $".lambda.{Environment.ProcessId}.tmp");
                using (new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
                {
                }

                if (Room(folder) is < LeastRoom and var room)
                    Error(PackagingException.NoRoom(folder, room, LeastRoom));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Error(PackagingException.Unwritable(folder, 0, e));
            }
        }

        return !Log.HasLoggedErrors;
    }

    private void Check(Action<string> check, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            try
            {
                check(file);
            }
            catch (PackagingException e)
            {
                Error(e);
            }
        }
    }

    /// <summary>Bytes; as many as one likes where the file system does not tell.</summary>
    private static long Room(string folder)
    {
        try
        {
            var disk = new DriveInfo(folder);
            return disk.TotalSize > 0 ? disk.AvailableFreeSpace : long.MaxValue;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue; // a share of Windows has no drive
        }
    }

    private void Error(PackagingException error) => Log.LogError(null, error.Code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, error.Message);
}
