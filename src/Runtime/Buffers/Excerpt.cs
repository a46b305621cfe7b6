using System.Text;

namespace Lambda.Runtime.Buffers;

/// <summary>A few bytes of what a peer sent, fit for an error message: printable, and not too long.</summary>
internal static class Excerpt
{
    private const int Longest = 200;

    /// <summary>The start of a text, as it is.</summary>
    public static string Of(string text)
    {
        if (text.Length <= Longest)
            return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest), "...");
    }

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (byte b in bytes[..Math.Min(bytes.Length, Longest)])
        {
            if (b is >= (byte)' ' and < 0x7f)
                text.Append((char)b);
            else
                text.Append("\\x").Append(b.ToString("x2", null));
        }

        if (bytes.Length > Longest)
            text.Append("...");
        return text.ToString();
    }
}
