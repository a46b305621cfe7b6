using System.Text;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests a fact of Unicode that the search for a member's name relies on.</summary>
public sealed class PropertyNameMatcherTests
{
    [Fact]
    public void NonAsciiLetter_NeverEqualsAsciiLetterIgnoringCase()
    {
        string[] ascii = [.. Enumerable.Range(0, 0x80).Select(static c => $"{(char)c}")];
        foreach (Rune rune in from point in Enumerable.Range(0x80, 0x10ffff - 0x80 + 1) where Rune.IsValid(point) select new Rune(point))
        {
            string text = rune.ToString();
            Assert.DoesNotContain(ascii, letter => string.Equals(letter, text, StringComparison.OrdinalIgnoreCase));
        }
    }
}
