using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>The runtime's own error types: each has one source, a row in docs/errors.md, and a test.</summary>
public sealed partial class ErrorsPageTests
{
    private static readonly string[] Projects = ["src/Runtime", "src/Runtime.Layer", "src/Runtime.Layer.Compiler"];

    [Fact]
    public void EveryErrorType_HasARow()
    {
        string page = File.ReadAllText(Repository.At("docs/errors.md"));
        string[] rows = [.. Rows().Matches(page).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
        string[] types = [.. Types().Select(static type => type.Name).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(types.Length > 10, $"found {types.Length} types");
        Assert.Equal(types, rows);
    }

    /// <summary>The catalog is the only file that spells a type.</summary>
    [Fact]
    public void EveryErrorType_HasOneSource() =>
        Assert.All(
            Types().GroupBy(static type => (type.Project, type.Name)),
            static group => Assert.True(
                group.Select(static type => type.File).Distinct().Count() == 1,
                $"{group.Key.Name} is in {string.Join(", ", group.Select(static type => type.File).Distinct())}"));

    [Fact]
    public void EveryErrorType_HasATest()
    {
        string tests = string.Concat(Directory.EnumerateFiles(Repository.At("tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Equal([], Types().Select(static type => type.Name).Distinct().Where(type => !tests.Contains(type, StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Project, string File, string Name)> Types() =>
        from project in Projects
        from file in Directory.EnumerateFiles(Repository.At(project), "*.cs", SearchOption.AllDirectories)
        from Match match in Literals().Matches(File.ReadAllText(file))
        select (project, Path.GetFileName(file), match.Groups[1].Value);

    [GeneratedRegex(@"""((?:Runtime|Function)\.[A-Z][A-Za-z]+)""")]
    private static partial Regex Literals();

    [GeneratedRegex(@"^\| `([A-Za-z.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
