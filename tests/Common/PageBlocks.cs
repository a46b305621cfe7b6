using System.Text.RegularExpressions;

namespace Lambda.Runtime.Tests.Common;

/// <summary>The blocks of code in a page of the documentation, by their labels: the language, and words that say what a test does with the block.</summary>
/// <param name="path">The page, from the root of the repository.</param>
internal sealed partial class PageBlocks(string path)
{
    /// <summary>The page, with the line feed at the end of each line.</summary>
    public string Text { get; } = File.ReadAllText(Repository.At(path)).ReplaceLineEndings("\n");

    /// <summary>The blocks in the order of the page.</summary>
    public IEnumerable<(string Label, string Code)> All => Block().Matches(Text).Select(static match => (match.Groups["label"].Value, match.Groups["code"].Value));

    /// <summary>Returns the blocks with a label.</summary>
    public string[] With(string label) => [.. All.Where(block => block.Label == label).Select(static block => block.Code)];

    /// <summary>Returns the only block with a label.</summary>
    public string Single(string label)
    {
        string[] blocks = With(label);
        Assert.True(blocks.Length == 1, $"{path} has {blocks.Length} blocks ```{label}, expected 1.");
        return blocks[0];
    }

    [GeneratedRegex(@"^```(?<label>[^\n`]*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
