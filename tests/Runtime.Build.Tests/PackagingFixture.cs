using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Runs the task that writes the zip, in a temporary folder.</summary>
internal sealed class PackagingFixture : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public RecordingBuildEngine Engine { get; } = new();

    /// <summary>The path of the folder for the content, from <see cref="Folder"/>; empty for none.</summary>
    public string PackageFolder { get; set; } = "";

    public void Dispose() => Folder.Dispose();

    public static TaskItem Item(string path, string entryName) => Item(path, ("EntryName", entryName));

    public static TaskItem Item(string path, params (string Name, string Value)[] metadata) =>
        new(path, metadata.ToDictionary(static pair => pair.Name, static pair => pair.Value));

    public string Packed(params ITaskItem[] content) => Packed("out/Hello.zip", content);

    public string Packed(string zip, params ITaskItem[] content) => Packed(zip, "", content);

    public string Packed(string zip, string auditedSha256, params ITaskItem[] content)
    {
        Assert.True(Run(zip, auditedSha256, content), string.Join('\n', Engine.Errors.Select(error => error.Message)));
        return Folder.At(zip);
    }

    public BuildErrorEventArgs Refused(string zip, params ITaskItem[] content) => Refused(zip, "", content);

    public BuildErrorEventArgs Refused(string zip, string auditedSha256, params ITaskItem[] content)
    {
        Assert.False(Run(zip, auditedSha256, content));
        return Assert.Single(Engine.Errors);
    }

    /// <summary>Runs the check before native compilation, for the publish folder bin/publish and the zip zips/Hello.zip.</summary>
    public bool CheckedBefore(string packageFolder) => new CheckOutput
    {
        BuildEngine = Engine,
        Folders = [Folder.At("bin/publish/")],
        ZipFile = Folder.At("zips/Hello.zip"),
        PackageFolder = packageFolder,
        PackageFolderRecords = Folder.At("obj/lambda"),
        ProjectFolder = Folder.Path,
    }.Execute();

    private bool Run(string zip, string auditedSha256, ITaskItem[] content) => new PackageFunction
    {
        BuildEngine = Engine,
        Content = content,
        ZipFile = Folder.At(zip),
        ProjectFolder = Folder.Path,
        StampFile = Folder.At("lambda.zip.stamp"),
        AuditedSha256 = auditedSha256,
        PackageFolder = PackageFolder.Length > 0 ? Folder.At(PackageFolder) : "",
        PackageFolderRecords = Folder.At("obj/lambda"),
        FunctionName = "Hello",
    }.Execute();
}
