using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

/// <summary>The arguments that an IDE passes to the program are those of <c>dotnet run</c>, too.</summary>
public sealed class LaunchProfileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-profile-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("--port 9100", "--port", "9100")]
    [InlineData("  --event \\\"my event.json\\\"\\t--native ", "--event", "my event.json", "--native")]
    [InlineData("--handler \\\"\\\" --event a\\\\\\\"b", "--handler", "", "--event", "a\"b")]
    [InlineData("")]
    public void Arguments_AreSplitLikeACommandLine(string json, params string[] arguments)
    {
        Write("Properties/launchSettings.json", $$"""{ "profiles": { "Other": {}, "Orders": { "commandLineArgs": "{{json}}", /* one */ } } }""");
        Assert.Equal(arguments, LaunchProfile.ReadArguments(At("Orders.csproj"), "Orders"));
        Assert.Empty(LaunchProfile.ReadArguments(At("Orders.csproj"), "Other"));
        Assert.Empty(LaunchProfile.ReadArguments(At("Orders.csproj"), "None"));
    }

    [Fact]
    public void SingleFile_HasItsProfilesBesideIt()
    {
        Assert.Empty(LaunchProfile.ReadArguments(At("hello.cs"), "hello"));
        Write("hello.run.json", """{ "profiles": { "hello": { "commandLineArgs": "--native" } } }""");
        Assert.Equal(["--native"], LaunchProfile.ReadArguments(At("hello.cs"), "hello"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    public void InvalidFile_IsReportedWithItsPath(string json)
    {
        Write("Properties/launchSettings.json", json);
        StartFailedException failure = Assert.Throws<StartFailedException>(() => LaunchProfile.ReadArguments(At("Orders.csproj"), "Orders"));
        Assert.StartsWith($"The launch profile Orders in '{At("Properties/launchSettings.json")}' cannot be read: ", failure.Message, StringComparison.Ordinal);
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }
}
