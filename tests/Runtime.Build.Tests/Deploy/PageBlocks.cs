using System.Text.RegularExpressions;

namespace Lambda.Runtime.Build.Tests.Deploy;

/// <summary>The blocks of code in a page about deployment.</summary>
/// <param name="path">The page, from the root of the repository.</param>
internal sealed partial class PageBlocks(string path)
{
    private readonly string _text = File.ReadAllText(Repository.At(path)).ReplaceLineEndings("\n");

    /// <summary>Returns the block whose first line is this: the language, and a word that says what the test does with it.</summary>
    public string Single(string label)
    {
        string[] blocks = [.. Block().Matches(_text).Where(match => match.Groups["label"].Value == label).Select(static match => match.Groups["text"].Value)];
        Assert.True(blocks.Length == 1, $"{path} has {blocks.Length} blocks ```{label}, expected 1.");
        return blocks[0];
    }

    [GeneratedRegex(@"^```(?<label>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
