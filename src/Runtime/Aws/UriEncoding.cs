using System.Buffers;
using System.Text;

namespace Lambda.Runtime.Aws;

/// <summary>Encodes and decodes parts of addresses as Signature Version 4 demands.</summary>
/// <remarks>
/// Every byte of UTF-8 except letters, digits, <c>-</c>, <c>.</c>, <c>_</c> and <c>~</c> is encoded, with upper-case digits. .NET's own encoding leaves others, too.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
/// </remarks>
internal static class UriEncoding
{
    private const string HexDigits = "0123456789ABCDEF";

    private static readonly SearchValues<char> Unreserved = SearchValues.Create("-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> UnreservedAndSlash = SearchValues.Create("/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Encodes a text. A percent sign in it is encoded like any other character.</summary>
    public static void AppendEncoded(StringBuilder output, ReadOnlySpan<char> text, bool keepSlash = false)
    {
        SearchValues<char> kept = keepSlash ? UnreservedAndSlash : Unreserved;
        if (!text.ContainsAnyExcept(kept))
            output.Append(text);
        else
            AppendBytes(output, Encoding.UTF8.GetBytes(text.ToArray()), kept);
    }

    /// <summary>Decodes a part of an address, and encodes it as demanded.</summary>
    /// <param name="output">Gets the result.</param>
    /// <param name="part">The part. A percent sign that does not begin an encoded byte is itself.</param>
    /// <param name="keepSlash">Whether slashes are not encoded.</param>
    /// <remarks>A plus is a space, as for AWS's services. A plus that is a plus is <c>%2B</c>.</remarks>
    public static void AppendReencoded(StringBuilder output, ReadOnlySpan<char> part, bool keepSlash = false)
    {
        SearchValues<char> kept = keepSlash ? UnreservedAndSlash : Unreserved;
        if (!part.ContainsAnyExcept(kept))
        {
            output.Append(part);
            return;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(part.ToArray());
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte value = bytes[i];
            if (value == '+')
            {
                value = (byte)' ';
            }
            else if (value == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                value = (byte)(FromHex(bytes[i + 1]) << 4 | FromHex(bytes[i + 2]));
                i += 2;
            }

            bytes[length++] = value;
        }

        AppendBytes(output, bytes.AsSpan(0, length), kept);
    }

    private static void AppendBytes(StringBuilder output, ReadOnlySpan<byte> bytes, SearchValues<char> kept)
    {
        foreach (byte value in bytes)
        {
            if (kept.Contains((char)value))
                output.Append((char)value);
            else
                output.Append('%').Append(HexDigits[value >> 4]).Append(HexDigits[value & 0xF]);
        }
    }

    private static int FromHex(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
