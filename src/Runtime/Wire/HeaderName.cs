using System.Buffers;
using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Wire;

/// <summary>The name at the start of a header line, a token with a colon directly after it (RFC 9110, section 5.6.2; RFC 9112, section 5.1).</summary>
internal static class HeaderName
{
    private static readonly SearchValues<byte> TokenCharacters =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&'*+-.^_`|~"u8);

    /// <summary>Finds the length of the name that a line begins with.</summary>
    /// <param name="line">Without its line end.</param>
    /// <exception cref="ProtocolException">
    /// The line has no name, no colon directly after the name, or a character in it that a name cannot have. A line that begins with white space
    /// would continue the line before (RFC 9112, section 5.2), which is obsolete: readers that disagree about it disagree about where the body ends.
    /// </exception>
    public static int FindLength(ReadOnlySpan<byte> line)
    {
        int length = line.IndexOfAnyExcept(TokenCharacters);
        if (length <= 0 || line[length] != ':')
        {
            throw new ProtocolException(
                ProtocolViolation.HeaderLine,
                $"found the header line \"{Excerpt.From(line)}\"; expected a name, a colon directly after it, and a value");
        }

        return length;
    }

    public static bool IsTokenCharacter(byte b) => TokenCharacters.Contains(b);
}
