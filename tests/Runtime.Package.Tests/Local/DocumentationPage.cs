using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>The blocks of docs/local-queues.md.</summary>
internal static partial class LocalQueuesPage
{
    /// <summary>The address in the commands of the page.</summary>
    public const string Address = "http://127.0.0.1:9000";

    private static readonly string Text = File.ReadAllText(Repository.At("docs/local-queues.md")).ReplaceLineEndings("\n");

    /// <summary>Returns the blocks whose first line is this: the language, and a word that says what the test does with them.</summary>
    public static string[] Blocks(string label) =>
        [.. Block().Matches(Text).Where(match => match.Groups["label"].Value == label).Select(static match => match.Groups["text"].Value)];

    /// <summary>Asserts that the lines of a block were printed, in their order, perhaps with others between. <c>…</c> is any text.</summary>
    public static async Task AssertPrintedAsync(RunningFunction function, string block)
    {
        foreach (string line in block.TrimEnd('\n').Split('\n'))
            await function.LineMatchingAsync(PatternOf(line));
    }

    /// <summary>Asserts that a command wrote the text of a block. <c>…</c> is any text.</summary>
    public static void AssertEqual(string block, string output) => Assert.Matches(PatternOf(block.TrimEnd('\n')), output.TrimEnd('\n'));

    private static string PatternOf(string text) => $"^{string.Join(".*", text.Split('…').Select(Regex.Escape))}$";

    [GeneratedRegex(@"^```(?<label>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
