using System.Text;

namespace Lambda.Runtime.Http.Results;

/// <summary>Percent-encodes what a URI cannot have, so that it can be the value of a header. What is encoded already stays as it is.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc3986#section-2</remarks>
internal static class UriText
{
    private const string Digits = "0123456789ABCDEF";

    /// <summary>Characters of ASCII that no URI has.</summary>
    private const string NotInUris = " \"<>\\^`{|}";

    /// <summary>Returns the URI with its spaces, other characters that none has, and those that are not ASCII in UTF-8.</summary>
    /// <remarks>Control characters are left for the check of headers.</remarks>
    public static string Encode(string uri)
    {
        int plain = 0;
        while (plain < uri.Length && IsInUris(uri[plain]))
            plain++;
        if (plain == uri.Length)
            return uri;
        var encoded = new StringBuilder(uri.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (Rune rune in uri.EnumerateRunes())
        {
            if (rune.IsBmp && IsInUris((char)rune.Value))
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            foreach (byte part in bytes[..rune.EncodeToUtf8(bytes)])
                encoded.Append('%').Append(Digits[part >> 4]).Append(Digits[part & 15]);
        }

        return encoded.ToString();
    }

    private static bool IsInUris(char letter) => char.IsAscii(letter) && !NotInUris.Contains(letter, StringComparison.Ordinal);
}
