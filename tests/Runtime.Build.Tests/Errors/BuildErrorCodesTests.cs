using System.Text.RegularExpressions;
using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Tests.Errors;

public sealed partial class BuildErrorCodesTests
{
    private static readonly BuildErrorCode[] Codes = [.. typeof(BuildErrorCodes).GetProperties().Select(static property => (BuildErrorCode)property.GetValue(null)!)];

    [Fact]
    public void EachCode_HasOneSource()
    {
        string[] inSources = [.. Repository.Files("src", ".cs", ".props", ".targets", ".csproj")
            .SelectMany(static file => Code().Matches(File.ReadAllText(file))).Select(static match => match.Value).Order(StringComparer.Ordinal)];
        Assert.Equal(inSources, Codes.Select(static code => code.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EachCode_HasMessages()
    {
        string messages = string.Concat(Repository.Files("src/Runtime.Build/Errors", ".cs").Select(File.ReadAllText));
        Assert.All(typeof(BuildErrorCodes).GetProperties(), property => Assert.Matches($@"(new|OutOfRange)\({property.Name},", messages));
    }

    [Fact]
    public void EachCode_HasOnePage()
    {
        Assert.All(Codes, static code => Assert.StartsWith($"# {code.Id}: {code.Title}\n", File.ReadAllText(Repository.At(code.Page)), StringComparison.Ordinal));
        Assert.Equal(
            Codes.Select(static code => code.Id).Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.At("docs/diagnostics"), "LAMBDA1*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EachCode_HasARowInTheIndex()
    {
        string[] rows = [.. File.ReadLines(Repository.At("docs/diagnostics/README.md")).Where(static line => line.StartsWith("| [LAMBDA1", StringComparison.Ordinal))];
        Assert.Equal(Codes.Select(static code => $"| [{code.Id}]({code.Id}.md) | {code.Title} |").Order(StringComparer.Ordinal), rows);
    }

    [Fact]
    public void EachCode_HasATest()
    {
        string tests = string.Concat(Repository.Files("tests", ".cs").Select(File.ReadAllText));
        Assert.All(Codes, code => Assert.Contains($"\"{code.Id}\"", tests, StringComparison.Ordinal));
    }

    [GeneratedRegex("(?<=\")LAMBDA1[0-9]{2}")]
    private static partial Regex Code();
}
