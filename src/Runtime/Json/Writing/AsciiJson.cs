using System.Text;
using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Json.Writing;

/// <summary>Converts JSON for a place that allows only printable ASCII, such as a header value.</summary>
internal static class AsciiJson
{
    /// <summary>Converts JSON without white space to equivalent JSON in printable ASCII. Other characters occur only in strings, where they are escaped.</summary>
    public static ReadOnlySpan<byte> From(ReadOnlySpan<byte> json)
    {
        if (!json.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return json;

        var ascii = new ByteBuffer(2 * json.Length);
        Span<char> units = stackalloc char[2];
        while (!json.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(json, out Rune rune, out int length);
            json = json[length..];
            if (rune.Value is >= ' ' and <= '~')
            {
                ascii.Append((byte)rune.Value);
                continue;
            }

            foreach (char unit in units[..rune.EncodeToUtf16(units)])
                ascii.Advance(JsonWriter.WriteUnicodeEscape(ascii.Reserve(JsonWriter.MaxEscapeLength), unit));
        }

        return ascii.Filled;
    }
}
