using Lambda.Runtime.Build.Packaging;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>
/// Refuses named pipes, devices and sockets among what a publish reads and where it writes: <c>LAMBDA101</c> and <c>LAMBDA102</c>. The
/// compiler and the SDK's copies would wait for them without end, and without a word.
/// </summary>
public sealed class CheckContent : Task
{
    /// <summary>Files that are compiled or copied. Folders, and what does not exist, are left to those who read them.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The folder that the sources are copied to, under their <c>RelativePath</c>; empty where they are not.</summary>
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (ITaskItem source in Sources)
        {
            try
            {
                Check(source);
            }
            catch (PackagingException e)
            {
                Log.LogError(null, e.Code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, e.Message);
            }
        }

        return !Log.HasLoggedErrors;
    }

    private void Check(ITaskItem source)
    {
        string path = ContentItem.FullPath(source);
        if (FileType.Special(path) is { } type)
            throw PackagingException.NotReadable(path, type);
        if (Folder.Length == 0)
            return;
        string target = Path.Combine(Folder, source.GetMetadata("RelativePath").Replace('\\', '/'));
        if (FileType.Special(target) is { } replaced)
            throw PackagingException.NotReplaced(target, replaced);
    }
}
