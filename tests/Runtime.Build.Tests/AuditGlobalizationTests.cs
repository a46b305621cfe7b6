using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests;

/// <summary>A function that uses cultures must contain ICU.</summary>
public sealed class AuditGlobalizationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("libicudata.so.72", "libicui18n.so.72", "libicuuc.so.72")]
    [InlineData("lib/libicudata.so.72.1", "lib/libicui18n.so.72.1", "lib/libicuuc.so.72.1")]
    [InlineData("libicudata.so", "libicui18n.so", "libicuuc.so", "bootstrap")]
    public void LibrariesFoundByLoader_Pass(params string[] names) => Assert.True(Audit(names), string.Join('\n', _engine.Errors.Select(static error => error.Message)));

    [Theory]
    [InlineData("libicudata.so, libicui18n.so, libicuuc.so", "bootstrap")]
    [InlineData("libicui18n.so", "libicudata.so.72", "libicuuc.so.72")]
    [InlineData("libicudata.so", "icu/libicudata.so.72", "lib/libicui18n.so.72", "lib/libicuuc.so.72")]
    [InlineData("libicuuc.so", "libicudata.so.72", "libicui18n.so.72", "libicuuc.sow")]
    public void MissingLibraries_ReportLAMBDA136WithTheirNamesAndRemedies(string missing, params string[] names)
    {
        Assert.False(Audit(names));
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal("LAMBDA136", error.Code);
        Assert.Contains($"neither provided.al2023 nor the zip contains {missing}. ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Remove InvariantGlobalization", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ListedLibrariesOfLayer_Pass() =>
        Assert.True(Audit(["bootstrap"], "libicudata.so.72", "libicui18n.so.72", "libicuuc.so.72"));

    [Fact]
    public void MissingContent_IsReportedElsewhere()
    {
        Assert.False(Audit([new TaskItem(_folder.At("nothing"))], []));
        Assert.Equal("LAMBDA101", Assert.Single(_engine.Errors).Code);
    }

    private bool Audit(string[] names, params string[] bundled) =>
        Audit([.. names.Select(name => PackagingFixture.Item(_folder.File("file", "x"), name))], [.. bundled.Select(static name => new TaskItem(name))]);

    private bool Audit(ITaskItem[] content, ITaskItem[] bundled) => new AuditGlobalization
    {
        BuildEngine = _engine,
        Content = content,
        ProjectFolder = _folder.Path,
        BundledLibraries = bundled,
        RuntimeTarget = "provided.al2023",
    }.Execute();
}
