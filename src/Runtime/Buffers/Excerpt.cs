using System.Text;

namespace Lambda.Runtime.Buffers;

/// <summary>Shortens what was received, for an error message.</summary>
internal static class Excerpt
{
    private const int MaxLength = 200;

    /// <summary>Gets the start of a text, unescaped.</summary>
    public static string From(string text)
    {
        if (text.Length <= MaxLength)
            return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength), "...");
    }

    /// <summary>Gets the start of the bytes as ASCII text. Other bytes and control characters are escaped, as in <c>\x1b</c>.</summary>
    public static string From(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (byte b in bytes[..Math.Min(bytes.Length, MaxLength)])
        {
            if (b is >= (byte)' ' and < 0x7f)
                text.Append((char)b);
            else
                text.Append("\\x").Append(b.ToString("x2", null));
        }

        if (bytes.Length > MaxLength)
            text.Append("...");
        return text.ToString();
    }
}
