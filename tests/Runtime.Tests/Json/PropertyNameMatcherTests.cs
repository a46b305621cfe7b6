using System.Text;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests a fact of Unicode that the search for a member's name relies on.</summary>
public sealed class PropertyNameMatcherTests
{
    [Fact]
    public void NonAsciiLetter_NeverEqualsAsciiLetterIgnoringCase()
    {
        string others = string.Concat(Enumerable.Range(0x80, 0x10ffff - 0x80 + 1).Where(Rune.IsValid).Select(static point => new Rune(point)));
        foreach (string letter in Enumerable.Range(0, 0x80).Select(static c => $"{(char)c}"))
        {
            int index = others.IndexOf(letter, StringComparison.OrdinalIgnoreCase);
            Assert.True(index < 0, $"U+{(int)letter[0]:X4} equals a character after index {index}.");
        }
    }
}
