using System.Text;
using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Json.Writing;

/// <summary>JSON for a place that takes printable ASCII only, such as the value of a header.</summary>
internal static class AsciiJson
{
    /// <summary>Gives JSON without white space the same meaning in printable ASCII: all else can stand in strings only, and is escaped there.</summary>
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
