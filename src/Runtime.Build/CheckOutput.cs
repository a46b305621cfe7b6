using Lambda.Runtime.Build.Packaging;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>Writes an empty file into each folder that the publish will write to, and takes it away: <c>LAMBDA102</c> where that fails.</summary>
public sealed class CheckOutput : Task
{
    /// <summary>The folders, absolute; they are made where missing.</summary>
    [Required]
    public string[] Folders { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (var folder in Folders.Distinct())
        {
            try
            {
                Directory.CreateDirectory(folder);
                var probe = Path.Combine(folder, $".lambda.{Environment.ProcessId}.tmp");
                using (new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
                {
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                var error = PackagingException.Unwritable(folder, 0, e);
                Log.LogError(null, error.Code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, error.Message);
            }
        }

        return !Log.HasLoggedErrors;
    }
}
