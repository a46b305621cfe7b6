using Lambda.Runtime.Build.Containers;

namespace Lambda.Runtime.Build.Tests.Containers;

/// <summary>The engine that is used, and the source folder that is mounted.</summary>
public sealed class ContainerEngineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("", "container,finch,podman", "podman")]
    [InlineData("", "container,docker", "docker")]
    [InlineData("finch", "docker,finch", "finch")]
    [InlineData("nerdctl", "docker,nerdctl", "nerdctl")]
    [InlineData("", "", null)]
    [InlineData("podman", "docker", null)]
    public void FirstKnownEngineOnPath_IsUsed_UnlessOneIsSpecified(string wanted, string installed, string? expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "programs have extensions there");
        foreach (string name in installed.Split(',', StringSplitOptions.RemoveEmptyEntries))
            _folder.File($"bin/{name}", "");
        var found = ContainerEngine.Find(wanted, $"/nowhere{Path.PathSeparator}{_folder.At("bin")}");
        Assert.Equal(expected, found?.Name);
        Assert.Equal(expected is null ? null : _folder.At($"bin/{expected}"), found?.Path);
    }

    [Fact]
    public void PathOfEngine_IsUsedUnchanged()
    {
        _folder.File("my/podman", "");
        Assert.Equal(new ContainerEngine("podman", _folder.At("my/podman")), ContainerEngine.Find(_folder.At("my/podman"), ""));
        Assert.Null(ContainerEngine.Find(_folder.At("my/docker"), ""));
    }

    [Fact]
    public void MissingEngine_IsErrorWithRemedies()
    {
        PublishInContainer task = Publish("", out RecordingBuildEngine engine);
        Assert.False(task.Execute());
        Assert.Equal("LAMBDA113", Assert.Single(engine.Errors).Code);
        Assert.Contains(
            "none of docker, podman, finch, container was found on the PATH. Install one, publish in WSL or on a Linux machine, or publish in CI.",
            engine.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(125, "could not start a container of the image 'i'")]
    [InlineData(126, "found no dotnet in the image 'i'")]
    [InlineData(127, "found no dotnet in the image 'i'")]
    public void EngineThatCannotStartContainer_ReportsLAMBDA132(int exitCode, string message)
    {
        Assert.False(Publish(Engine(exitCode), out RecordingBuildEngine engine).Execute());
        Assert.Equal("LAMBDA132", Assert.Single(engine.Errors).Code);
        Assert.Contains(message, engine.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("LambdaBuildImage", engine.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FoldersThatAreMounted_AreCreatedBefore()
    {
        PublishInContainer task = Publish(Engine(exitCode: 0), out RecordingBuildEngine engine);
        task.ZipFile = _folder.At("zips/p.zip");
        task.PackageFolder = _folder.At("functions/p/");
        Assert.True(task.Execute());
        Assert.Empty(engine.Errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.At("zips")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.At("functions")));
    }

    [Fact]
    public void PackageFolderInTheTopmostFolder_ReportsLAMBDA155()
    {
        PublishInContainer task = Publish(Engine(exitCode: 0), out RecordingBuildEngine engine);
        task.PackageFolder = "/function";
        Assert.False(task.Execute());
        Assert.Equal("LAMBDA155", Assert.Single(engine.Errors).Code);
        Assert.StartsWith("'/function' (LambdaPackageFolder) is in the topmost folder of the disk, which is not visible", engine.Errors[0].Message, StringComparison.Ordinal);
    }

    private string Engine(int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the simulated engine is a shell script");
        string podman = _folder.File("podman", $"#!/bin/sh\nexit {exitCode}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(podman, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return podman;
    }

    private PublishInContainer Publish(string name, out RecordingBuildEngine engine) => new()
    {
        BuildEngine = engine = new RecordingBuildEngine(),
        Engine = name,
        Image = "i",
        Architecture = "arm64",
        Project = _folder.At("p"),
        PackageCache = _folder.At("c"),
        OutputFolder = _folder.At("o"),
        ArtifactsFolder = _folder.At("a"),
        Configuration = "Release",
        SearchPath = "/nowhere",
    };

    [Theory]
    [InlineData("a/.git/HEAD;a/b/Directory.Build.props", "a")]
    [InlineData("a/.git", "a")]
    [InlineData("a/b/Directory.Build.props;a/nuget.config", "a")]
    [InlineData("a/b/All.slnx", "a/b")]
    [InlineData("a/b/c/Orders.csproj", "a/b/c")]
    public void SourceRoot_IsRepository_OrTopmostFolderWithBuildFiles(string files, string expected)
    {
        _folder.File("a/b/c/Orders.csproj", "");
        foreach (string file in files.Split(';'))
            _folder.File(file, "");
        Assert.Equal(_folder.At(expected), ContainerPaths.SourceRoot(_folder.At("a/b/c"), _folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
