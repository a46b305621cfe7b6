using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Runs the task that writes the zip, in a temporary folder.</summary>
internal sealed class PackagingFixture : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public RecordingBuildEngine Engine { get; } = new();

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

    private bool Run(string zip, string auditedSha256, ITaskItem[] content) => new PackageFunction
    {
        BuildEngine = Engine,
        Content = content,
        ZipFile = Folder.At(zip),
        ProjectFolder = Folder.Path,
        StampFile = Folder.At("lambda.zip.stamp"),
        AuditedSha256 = auditedSha256,
        FunctionName = "Hello",
    }.Execute();
}
