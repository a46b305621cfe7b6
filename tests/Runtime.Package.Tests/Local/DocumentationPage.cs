using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>The blocks of a page about <c>dotnet run</c>.</summary>
/// <param name="path">The page, from the root of the repository.</param>
internal sealed partial class DocumentationPage(string path)
{
    /// <summary>The address in the commands of the page.</summary>
    public const string Address = "http://127.0.0.1:9000";

    /// <summary>The address of function URLs.</summary>
    public const string FunctionUrl = "http://127.0.0.1:9001";

    private readonly PageBlocks _page = new(path);

    /// <summary>The first lines of all blocks, in the order of the page.</summary>
    public string[] Labels => [.. _page.All.Select(static block => block.Label)];

    /// <summary>Returns the blocks whose first line is this: the language, and a word that says what the test does with them.</summary>
    public string[] Blocks(string label) => _page.With(label);

    /// <summary>Returns a command that the text of the page contains, and fails if it does not.</summary>
    public string Command(string command)
    {
        Assert.Contains($"`{command}`", LineBreak().Replace(_page.Text, " "), StringComparison.Ordinal);
        return command;
    }

    /// <summary>Returns the cells of the rows of a table that begins with this line.</summary>
    public string[][] Rows(string header) =>
    [
        .. _page.Text[(_page.Text.IndexOf($"{header}\n", StringComparison.Ordinal) + header.Length + 1)..].Split('\n').Skip(1).TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Trim('|').Split(" | ").Select(static cell => cell.Trim()).ToArray()),
    ];

    /// <summary>Asserts that the lines of a block were printed, in their order, perhaps with others between.</summary>
    public static async Task AssertPrintedAsync(RunningFunction function, string block)
    {
        foreach (string line in block.TrimEnd('\n').Split('\n'))
            await function.LineMatchingAsync($"^{PatternOf(line)}$");
    }

    /// <summary>Asserts that the lines of a block were printed, which end in an order that the page does not say, perhaps with others between.</summary>
    public static async Task AssertPrintedInAnyOrderAsync(RunningFunction function, string block)
    {
        List<string> patterns = [.. block.TrimEnd('\n').Split('\n').Select(static line => $"^{PatternOf(line)}$")];
        while (patterns.Count > 0)
        {
            string line = await function.LineMatchingAsync(string.Join('|', patterns));
            patterns.RemoveAt(patterns.FindIndex(pattern => Regex.IsMatch(line, pattern, RegexOptions.CultureInvariant)));
        }
    }

    /// <summary>Asserts that a command wrote the text of a block.</summary>
    public static void AssertEqual(string block, string output) => Assert.Matches($"^{PatternOf(block.TrimEnd('\n'))}$", output.TrimEnd('\n'));

    /// <summary>Returns the pattern of a printed text: <c>…</c> is any text, and IDs, times, sizes and processes are those of another run.</summary>
    public static string PatternOf(string text)
    {
        string pattern = string.Join(".*", text.Split('…').Select(Regex.Escape));
        return Measured().Replace(Id().Replace(pattern, "[0-9a-f-]{36}"), @"[\d.]+");
    }

    [GeneratedRegex(@"(?<!\n)\n(?!\n)")]
    private static partial Regex LineBreak();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    // 48.09 ms; 32 of 256 MB; process 25451. White space is escaped.
    [GeneratedRegex(@"\d+(\\\.\d+)?(?=\\ ms)|\d+(?=\\ of\\ )|(?<=process(\\ )+)\d+")]
    private static partial Regex Measured();
}
