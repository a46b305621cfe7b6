using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Lambda.Runtime.Json.Reading;

/// <summary>The encoding of HTML forms, application/x-www-form-urlencoded, as Amazon S3 uses it for keys: slashes are not encoded.</summary>
/// <remarks>https://url.spec.whatwg.org/#application/x-www-form-urlencoded</remarks>
internal static class FormUrlEncoding
{
    private const int EscapeLength = 3; // %C3

    /// <summary>Letters and digits of ASCII, and what else stands for itself.</summary>
    private static readonly SearchValues<byte> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*/"u8);

    /// <returns><see langword="null"/> if the bytes are not valid UTF-8. A percent sign without two hexadecimal digits stands for itself.</returns>
    public static string? Decode(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int count = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte next = bytes[i];
            if (next == '%' && bytes.AsSpan(i + 1) is [var high, var low, ..] && char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low))
            {
                next = (byte)(Digit(high) << 4 | Digit(low));
                i += EscapeLength - 1;
            }
            else if (next == '+')
            {
                next = (byte)' ';
            }

            bytes[count++] = next;
        }

        ReadOnlySpan<byte> decoded = bytes.AsSpan(0, count);
        return Utf8.IsValid(decoded) ? Encoding.UTF8.GetString(decoded) : null;
    }

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (byte next in Encoding.UTF8.GetBytes(text))
        {
            if (Plain.Contains(next))
                encoded.Append((char)next);
            else if (next == ' ')
                encoded.Append('+');
            else
                encoded.Append('%').Append(Hex(next >> 4)).Append(Hex(next & 0xf));
        }

        return encoded.ToString();
    }

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;

    private static char Hex(int digit) => "0123456789ABCDEF"[digit];
}
