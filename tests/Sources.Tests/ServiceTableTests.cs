namespace Lambda.Sources.Tests;

/// <summary>Each row of the table of service behaviors in <c>docs/local.md</c> names classes of tests, which exist.</summary>
public sealed class ServiceTableTests
{
    private const string Header = "| Load balancer | Shown by |";

    [Fact]
    public void EachRow_NamesClassesOfTests()
    {
        string[] rows =
        [
            .. File.ReadLines(Repository.At("docs/local.md")).SkipWhile(static line => !line.EndsWith(Header, StringComparison.Ordinal)).Skip(2)
                .TakeWhile(static line => line.StartsWith('|')),
        ];
        Assert.True(rows.Length > 20, $"The table has {rows.Length} rows.");
        HashSet<string> tests = [.. Repository.Files("tests", ".cs").Select(static file => Path.GetFileNameWithoutExtension(file))];
        string[] wrong = [.. rows.Where(row => !Array.TrueForAll(ClassesOf(row), tests.Contains) || ClassesOf(row).Length == 0)];
        Assert.True(wrong.Length == 0, $"Name the class of a test in the last column:\n{string.Join('\n', wrong)}");
    }

    // | a streamed response | … | `HttpClientTests`, `GatewayResponseTests` |
    private static string[] ClassesOf(string row) =>
        [.. row.TrimEnd('|', ' ').Split(" | ")[^1].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static name => name.Trim('`', '|', ' '))];
}
