using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>docs/failure-tests.md names a test for each row of docs/failures.md, only tests that exist, and all tests of the classes that it lists.</summary>
public sealed partial class FailuresPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.At("docs/failure-tests.md"));

    [Fact]
    public void EveryListedTest_Exists()
    {
        HashSet<string> tests = [.. Tests().Select(static test => $"{test.Class}.{test.Method}")];
        string[] named = Named();
        Assert.True(named.Length > 50, $"found the names of {named.Length} tests on the page");
        Assert.Equal([], named.Except(tests));
    }

    [Fact]
    public void EveryTestOfListedClasses_IsListed()
    {
        HashSet<string> classes = [.. ClassNames().Matches(Page).Select(static match => match.Groups[1].Value)];
        Assert.Equal(16, classes.Count);
        HashSet<string> named = [.. Named()];
        Assert.Equal([], Tests().Where(test => classes.Contains(test.Class)).Select(static test => $"{test.Class}.{test.Method}").Except(named));
        Assert.Equal([], classes.Except(Tests().Select(static test => test.Class)));
    }

    [Fact]
    public void EveryRow_HasATest()
    {
        string[] rows = Rows(Page);
        Assert.True(rows.Length > 100, $"found {rows.Length} rows on the page");
        Assert.All(rows, static row => Assert.Matches(TestNames(), row));
        Assert.Equal(Rows(File.ReadAllText(Repository.At("docs/failures.md"))).Select(FirstCell), rows.Select(FirstCell));
    }

    /// <summary>Returns the rows of tables, without their headings.</summary>
    private static string[] Rows(string page) =>
    [
        .. page.Split('\n').Where(static line => line.StartsWith("| ", StringComparison.Ordinal)
            && !line.StartsWith("| Failure |", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal)),
    ];

    private static string FirstCell(string row) => row.Split(" | ")[0];

    private static string[] Named() => [.. TestNames().Matches(Page).Select(static match => match.Groups[1].Value)];

    /// <summary>Methods with <c>[Fact]</c> or <c>[Theory]</c>, in files with the name of their class.</summary>
    private static IEnumerable<(string Class, string Method)> Tests() =>
        from file in Directory.EnumerateFiles(Repository.At("tests"), "*Tests.cs", SearchOption.AllDirectories)
        from Match match in TestMethods().Matches(File.ReadAllText(file))
        select (Path.GetFileNameWithoutExtension(file), match.Groups[1].Value);

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex TestNames();

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex ClassNames();

    [GeneratedRegex(@"\[(?:Fact|Theory)\b[^\r\n]*\](?:\s*\[[^\r\n]*\])*\s*public (?:(?:async )?Task|void) (\w+)\(")]
    private static partial Regex TestMethods();
}
