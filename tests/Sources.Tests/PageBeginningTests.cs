namespace Lambda.Sources.Tests;

/// <summary>Each page of the documentation begins with what its reader will be able to do.</summary>
public sealed class PageBeginningTests
{
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Repository.At("docs"), "*.md").Select(static path => Path.GetFileName(path)),
        .. Directory.EnumerateFiles(Repository.At("docs/deploy"), "*.md").Select(static path => $"deploy/{Path.GetFileName(path)}")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_BeginsWithWhatTheReaderGets(string name)
    {
        string[] lines = File.ReadAllLines(Repository.At($"docs/{name}"));
        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.Matches("^(After this page, you (can|know) |In ten minutes, you will )", lines[2]);
    }
}
