using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads single values in the formats of <see cref="LambdaJsonFormatAttribute"/>.</summary>
/// <remarks>Used by generated readers. Each method reads the value that the reader is at, and throws a <see cref="JsonException"/> if it is not of its type.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FormattedValueReader
{
    /// <summary>Reads a time: a number of seconds, milliseconds or microseconds since 1970, which may be in a string, or an ISO 8601 date and time.</summary>
    public static DateTime GetDateTime(ref JsonReader reader) =>
        IsUnixTimeInString(ref reader, out DateTime time) ? time : JsonStringReader.GetDateTime(ref reader);

    /// <inheritdoc cref="GetDateTime"/>
    public static DateTimeOffset GetDateTimeOffset(ref JsonReader reader) =>
        IsUnixTimeInString(ref reader, out DateTime time) ? new DateTimeOffset(time.Ticks, TimeSpan.Zero) : JsonStringReader.GetDateTimeOffset(ref reader);

    /// <summary>Reads a string in the encoding of HTML forms, or <c>null</c>.</summary>
    public static string? GetFormUrlEncoded(ref JsonReader reader)
    {
        if (JsonValueReader.IsNull(ref reader))
            return null;
        string text = JsonValueReader.GetString(ref reader)!;
        return text.AsSpan().ContainsAny('+', '%') ? FormUrlEncoding.Decode(text) ?? throw JsonValueReader.Mismatch(ref reader, "a form-encoded string of valid Unicode") : text;
    }

    /// <summary>Reads an array of numbers from -128 to 255 as bytes, or <c>null</c>.</summary>
    public static byte[]? GetSignedBytes(ref JsonReader reader)
    {
        if (!JsonValueReader.StartArray(ref reader))
            return null;
        var bytes = new PooledArrayBuilder<byte>();
        while (JsonValueReader.NextElement(ref reader))
        {
            short value = reader.TokenType == JsonTokenType.Number ? JsonNumberReader.GetInt16(ref reader) : throw JsonValueReader.Mismatch(ref reader, "a byte");
            bytes.Add(value is >= sbyte.MinValue and <= byte.MaxValue ? unchecked((byte)value) : throw JsonValueReader.Mismatch(ref reader, "a byte, from -128 to 255"));
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a string, a number, <c>true</c> or <c>false</c> as its text, or <c>null</c>.</summary>
    public static string? GetScalarText(ref JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
        JsonTokenType.String or JsonTokenType.Null => JsonValueReader.GetString(ref reader),
        _ => throw JsonValueReader.Mismatch(ref reader, "a string, a number, true or false"),
    };

    private static bool IsUnixTimeInString(ref JsonReader reader, out DateTime time)
    {
        time = default;
        ReadOnlySpan<byte> text = reader.TokenType == JsonTokenType.String ? JsonStringReader.Text(ref reader) : default;
        return !text.IsEmpty && JsonScanner.EndOfNumber(text, 0) == text.Length && JsonUnixTime.TryParse(text, out time);
    }
}
