using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Writing;

namespace Lambda.Runtime.CompilerServices;

public readonly partial struct JsonHtmlSafeWriter
{
    private const char Replacement = '\ufffd';

    internal void WriteString(ReadOnlySpan<char> value)
    {
        ByteBuffer buffer = Writer.Buffer;
        buffer.Append((byte)'"');
        while (true)
        {
            int plain = Utf16Transcoder.Copy<HtmlSafeCharacters>(value, buffer.Reserve(value.Length));
            buffer.Advance(plain);
            value = value[plain..];
            if (value.IsEmpty)
                break;
            value = value[WriteEscape(value, buffer)..];
        }

        buffer.Append((byte)'"');
    }

    /// <summary>Writes an escape as <see cref="System.Text.Encodings.Web.JavaScriptEncoder.Default"/> does.</summary>
    /// <returns>The number of characters escaped: two for a surrogate pair.</returns>
    private static int WriteEscape(ReadOnlySpan<char> value, ByteBuffer buffer)
    {
        char c = value[0];
        Span<byte> target = buffer.Reserve(2 * JsonWriter.MaxEscapeLength);
        if (char.IsHighSurrogate(c) && value.Length > 1 && char.IsLowSurrogate(value[1]))
        {
            JsonWriter.WriteUnicodeEscape(target, c);
            JsonWriter.WriteUnicodeEscape(target[JsonWriter.MaxEscapeLength..], value[1]);
            buffer.Advance(2 * JsonWriter.MaxEscapeLength);
            return 2;
        }

        buffer.Advance(c == '"' ? JsonWriter.WriteUnicodeEscape(target, c) : JsonWriter.WriteEscape(target, char.IsSurrogate(c) ? Replacement : c));
        return 1;
    }
}
