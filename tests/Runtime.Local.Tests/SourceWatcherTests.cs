using Lambda.Runtime.Local.Building;

namespace Lambda.Runtime.Local.Tests;

public sealed class SourceWatcherTests : IDisposable
{
    // A limit for a test that hangs. It is not measured.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-sources-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task FilesOfTheProjectAndOfThoseItRefersTo_AreSources_AndOutputIsNot()
    {
        Write("Hello/Hello.csproj", "");
        Write("Greetings/Deep/Greeter.cs", "1");
        Write("Hello/obj/assets.json", """{"libraries":{"Greetings/1.0.0":{"type":"project","msbuildProject":"../Greetings/Greetings.csproj"},"P/1.0.0":{"type":"package"}}}""");
        var sources = new SourceFiles(new FunctionProject { Assembly = "Hello.dll", File = At("Hello/Hello.csproj"), AssetsFile = At("Hello/obj/assets.json") });
        Assert.Equal([At("Greetings/Deep/Greeter.cs"), At("Hello/Hello.csproj")], sources.ReadStamps().Files.Order(StringComparer.Ordinal));

        using var watcher = new SourceWatcher(sources);
        Write("Hello/bin/Hello.dll", "");
        Write("Hello/.Functions.cs.swp", "");
        Write("Greetings/Deep/Greeter.cs", "22");
        Assert.Equal(At("Greetings/Deep/Greeter.cs"), await watcher.NextChangeAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken));

        File.Delete(At("Greetings/Deep/Greeter.cs"));
        Assert.Equal(At("Greetings/Deep/Greeter.cs"), await watcher.NextChangeAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void SingleFile_HasTheSourcesBesideIt_AndNoneBelow()
    {
        Write("hello.cs", "");
        Write("Directory.Build.props", "");
        Write("notes.txt", "");
        Write("other/more.cs", "");
        var sources = new SourceFiles(new FunctionProject { Assembly = "hello.dll", File = At("hello.cs") });
        Assert.Equal([At("Directory.Build.props"), At("hello.cs")], sources.ReadStamps().Files.Order(StringComparer.Ordinal));
        Assert.False(sources.IncludesSubfolders);
    }

    /// <summary>Otherwise the line about a build changes the file, which causes the next build, without end.</summary>
    [Fact]
    public void FilesThatTheOutputGoesTo_AreNotSources()
    {
        Write("Hello/Hello.csproj", "");
        Write("Hello/run.log", "");
        Write("Hello/run.txt", "");
        Write("Hello/notes.txt", "");
        File.CreateSymbolicLink(At("1"), At("Hello/run.txt"));
        string[] outputs = RedirectedOutput.Targets(At("1"), At("2"), At("Hello/run.log"));
        Assert.Equal([At("Hello/run.txt")], outputs);
        var sources = new SourceFiles(new FunctionProject { Assembly = "Hello.dll", File = At("Hello/Hello.csproj") }, outputs);
        Assert.Equal([At("Hello/Hello.csproj"), At("Hello/notes.txt")], sources.ReadStamps().Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ShadowCopy_IsOutdatedWhenTheOutputChanges_AndDeletedOnDispose()
    {
        Write("out/Hello.dll", "1");
        Write("out/cs/Hello.resources.dll", "1");
        Write("out/publish/Hello.dll", "1");
        string copied;
        using (var copy = ShadowCopy.Create(At("out"), At("obj")))
        {
            copied = copy.Folder;
            Assert.Equal(
                ["Hello.dll", "cs/Hello.resources.dll"],
                Directory.EnumerateFiles(copied, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(copied, file)).Order(StringComparer.Ordinal));
            Assert.False(copy.IsOutdated(At("out")));
            Write("out/Hello.dll", "22");
            Assert.True(copy.IsOutdated(At("out")));
        }

        Assert.False(Directory.Exists(copied));
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }
}
