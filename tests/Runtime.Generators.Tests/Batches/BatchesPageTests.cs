using System.Reflection;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>The programs of docs/batches.md and docs/powertools.md compile, and each row of the table of what is delivered again names a test.</summary>
public sealed partial class BatchesPageTests
{
    private static readonly PageBlocks Page = new("docs/batches.md");

    public static TheoryData<string> Programs => [.. Page.With("csharp"), .. new PageBlocks("docs/powertools.md").With("csharp")];

    [Theory]
    [MemberData(nameof(Programs))]
    public void EveryProgram_Compiles(string code) => Generation.Of(code.Replace("using Lambda.Runtime;\n", "", StringComparison.Ordinal), packages: BatchFunction.Packages);

    [Fact]
    public void EveryRow_NamesATest()
    {
        string section = Page.Text.Split("\n## ").Single(static section => section.StartsWith("What is delivered again\n", StringComparison.Ordinal));
        string[][] rows = [.. Row().Matches(section).Select(static match => match.Value.Split('|'))];
        Assert.True(rows.Length >= 15, $"found {rows.Length} rows in the table of what is delivered again");
        Assert.All(rows, static row =>
        {
            Match test = Test().Match(row[^2]);
            Assert.True(test.Success, $"expected a test in the last column of: {string.Join("|", row)}");
            Type? type = typeof(BatchesPageTests).Assembly.GetType($"{typeof(BatchesPageTests).Namespace}.{test.Groups["class"].Value}");
            Assert.NotNull(type?.GetMethod(test.Groups["method"].Value)?.GetCustomAttribute<FactAttribute>());
        });
    }

    /// <summary>A row with five columns.</summary>
    [GeneratedRegex(@"^\| (?!Source \||--- \|)[^|\n]+\|[^|\n]+\|[^|\n]+\|[^|\n]+\|[^|\n]+\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^ `(?<class>\w+)\.(?<method>\w+)` $")]
    private static partial Regex Test();
}
