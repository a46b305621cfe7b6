using Lambda.Runtime.Local.Values;

namespace Lambda.Runtime.Local.Tests.Values;

/// <summary>The file of <c>--values</c>, which may change.</summary>
public sealed class ValuesFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lambda-values-").FullName;
    private readonly List<string> _reported = [];
    private DateTime _written = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private string File => Path.Combine(_folder, "values.json");

    [Fact]
    public void ChangedFile_IsReadAgain()
    {
        Write("one");
        ValuesFile file = Open();
        Assert.Equal("one", Read(file));
        Write("two");

        Assert.Equal(("two", "two"), (Read(file), Read(file)));
        Assert.Equal([$"{File} has changed, and was read again."], _reported);
    }

    [Fact]
    public void FileThatBecomesInvalid_KeepsTheValues_AndIsReportedOnce()
    {
        Write("one");
        ValuesFile file = Open();
        WriteText("""{"secrets": {"db": 4711}}""");

        Assert.Equal(("one", "one"), (Read(file), Read(file)));
        Assert.Equal(
            [$"{File} has changed, and the values from before are kept: line 1: 'db' in 'secrets' is a number. Expected a string, an object, an array, or bytes as {{\"$base64\": \"...\"}}."],
            _reported);
        Write("two");
        Assert.Equal("two", Read(file));
    }

    [Fact]
    public void DeletedFile_KeepsTheValues()
    {
        Write("one");
        ValuesFile file = Open();
        System.IO.File.Delete(File);

        Assert.Equal(("one", "one"), (Read(file), Read(file)));
        Assert.StartsWith($"{File} has changed, and the values from before are kept: Could not find file '{File}'.", Assert.Single(_reported), StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFile_IsNamed() =>
        Assert.StartsWith($"Could not find file '{File}'", Assert.Throws<FileNotFoundException>(() => Open()).Message, StringComparison.Ordinal);

    [Fact]
    public void Folder_IsNamed() => Assert.Equal(
        "It is a directory. Expected a file in JSON.", Assert.Throws<IOException>(() => ValuesFile.Open(_folder, _reported.Add)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void TextThatIsNoPath_IsRefused(string path) => Assert.Equal(
        "It is not a path. Expected that of a file in JSON.", Assert.Throws<IOException>(() => ValuesFile.Open(path, _reported.Add)).Message);

    [Fact]
    public async Task ParallelReads_ReadAChangeOnce()
    {
        Write("one");
        ValuesFile file = Open();
        Write("two");

        string[] values = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Read(file))));

        Assert.All(values, static value => Assert.Equal("two", value));
        Assert.Single(_reported);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Read(ValuesFile file) => file.Read().Secrets["db"].Text;

    private ValuesFile Open() => ValuesFile.Open(File, _reported.Add);

    private void Write(string secret) => WriteText($$$"""{"secrets": {"db": "{{{secret}}}"}}""");

    // Two writes within the precision of a file system's times have the same stamp.
    private void WriteText(string json)
    {
        System.IO.File.WriteAllText(File, json);
        System.IO.File.SetLastWriteTimeUtc(File, _written = _written.AddSeconds(1));
    }
}
