using System.ComponentModel;
using System.Text.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads <see cref="RawJson"/> values, as parts of the text that they stand in where that stays in memory.</summary>
/// <remarks>
/// Used by generated readers. Other readers do not know the memory of their text, only its bytes, and a binary without such values does not contain this
/// class.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RawJsonReader
{
    /// <summary>The text that this thread reads; empty if its memory is not known, or is reused before the values are.</summary>
    [ThreadStatic]
    private static ReadOnlyMemory<byte> _text;

    /// <summary>Reads a text that is one JSON value, whose memory the values may refer to.</summary>
    /// <param name="json">UTF-8. Does not change while the value is in use.</param>
    /// <param name="read">Reads the value.</param>
    /// <inheritdoc cref="JsonRootReader.Read"/>
    public static T Read<T>(ReadOnlyMemory<byte> json, JsonRead<T> read)
    {
        ReadOnlyMemory<byte> outer = _text;
        _text = json;
        try
        {
            return JsonRootReader.Read(json.Span, read);
        }
        finally
        {
            _text = outer;
        }
    }

    /// <summary>Reads any value: as a part of the text, or as a copy if the reader is in another text, such as the JSON in a string.</summary>
    /// <exception cref="JsonException">It is not valid JSON.</exception>
    public static RawJson GetRawJson(ref JsonReader reader)
    {
        ReadOnlySpan<byte> value = reader.TakeValue(out _);
        return new RawJson(_text.Span.Overlaps(value, out int start) ? _text.Slice(start, value.Length) : value.ToArray());
    }
}
