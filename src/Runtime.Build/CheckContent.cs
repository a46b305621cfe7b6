using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Packaging;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Rejects named pipes, devices and sockets among the files that a publish reads or writes.</summary>
/// <remarks>The compiler and the SDK would wait for them forever, without a message.</remarks>
public sealed class CheckContent : BuildTask
{
    /// <summary>Files that are compiled or copied. Folders and missing files are not checked.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The folder that the sources are copied to, with their <c>RelativePath</c>; empty if they are not copied.</summary>
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    private protected override void Run()
    {
        foreach (ITaskItem source in Sources)
        {
            try
            {
                Check(source);
            }
            catch (BuildException e)
            {
                Error(e.Error);
            }
        }
    }

    private void Check(ITaskItem source)
    {
        string path = ContentItem.FullPath(source);
        if (FileType.DescribeSpecial(path) is { } type)
            throw new BuildException(BuildErrors.NotRegularSource(path, type));
        if (Folder.Length == 0)
            return;
        string target = Path.Combine(Folder, source.GetMetadata("RelativePath").Replace('\\', '/'));
        if (FileType.DescribeSpecial(target) is { } replaced)
            throw new BuildException(BuildErrors.NotReplaced(target, replaced));
    }
}
