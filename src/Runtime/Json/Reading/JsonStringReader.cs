using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads values that are strings in JSON, in the forms that System.Text.Json takes and no others.</summary>
/// <remarks>
/// Used by the readers that the generator writes, for values and for the keys of dictionaries. Each takes a reader that stands at the
/// value and leaves it there, and throws a <see cref="JsonException"/> for what is no value of its type.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonStringReader
{
    private const string AnyTime = "a date and time of ISO 8601, or a number of seconds or milliseconds since 1970";

    private const string UnixTime = "seconds or milliseconds since 1970 that are in the years 1 to 9999";

    /// <summary>Reads a string of one character.</summary>
    public static char GetChar(ref JsonReader reader) =>
        IsText(ref reader) && JsonValueReader.GetString(ref reader) is [var single] ? single : throw Mismatch(ref reader, "a string of one character");

    /// <summary>Reads <c>00000000-0000-0000-0000-000000000000</c>.</summary>
    public static Guid GetGuid(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out Guid value, out int used, 'D') && used == text.Length ? value : throw Mismatch(ref reader, "a GUID");
    }

    /// <summary>Reads a date and time of ISO 8601, or in UTC a number of seconds or milliseconds since 1970.</summary>
    public static DateTime GetDateTime(ref JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return JsonUnixTime.TryParse(reader.ValueSpan, out DateTime time) ? time : throw Mismatch(ref reader, UnixTime);
        return reader.TokenType == JsonTokenType.String && reader.CreateUtf8JsonReader().TryGetDateTime(out DateTime value) ? value : throw Mismatch(ref reader, AnyTime);
    }

    /// <summary>Reads a date and time of ISO 8601, local where it has no offset, or in UTC a number of seconds or milliseconds since 1970.</summary>
    public static DateTimeOffset GetDateTimeOffset(ref JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return JsonUnixTime.TryParse(reader.ValueSpan, out DateTime time) ? time : throw Mismatch(ref reader, UnixTime);
        return reader.TokenType == JsonTokenType.String && reader.CreateUtf8JsonReader().TryGetDateTimeOffset(out DateTimeOffset value)
            ? value
            : throw Mismatch(ref reader, AnyTime);
    }

    /// <summary>Reads <c>2026-11-23</c>.</summary>
    public static DateOnly GetDateOnly(ref JsonReader reader) =>
        IsText(ref reader)
        && DateOnly.TryParseExact(JsonValueReader.GetString(ref reader), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly value)
            ? value
            : throw Mismatch(ref reader, "a date such as 2026-11-23");

    /// <summary>Reads <c>23:59:59.9999999</c>, of which seconds and fraction are optional.</summary>
    public static TimeOnly GetTimeOnly(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        int separator = text.IndexOfAny((byte)':', (byte)'.');
        return separator > 0 && text[separator] == ':' && IsTimeSpan(text, out TimeSpan value) && value >= TimeSpan.Zero && value.Days == 0
            ? TimeOnly.FromTimeSpan(value)
            : throw Mismatch(ref reader, "a time of day such as 23:59:59");
    }

    /// <summary>Reads <c>1.02:03:04.5</c>: days, hours, minutes, seconds.</summary>
    public static TimeSpan GetTimeSpan(ref JsonReader reader) =>
        IsTimeSpan(Text(ref reader), out TimeSpan value) ? value : throw Mismatch(ref reader, "a time span such as 1.02:03:04");

    /// <summary>Reads an absolute or relative URI, or <c>null</c>.</summary>
    public static Uri? GetUri(ref JsonReader reader)
    {
        if (JsonValueReader.IsNull(ref reader))
            return null;
        return IsText(ref reader) && Uri.TryCreate(JsonValueReader.GetString(ref reader), UriKind.RelativeOrAbsolute, out Uri? value)
            ? value
            : throw Mismatch(ref reader, "a URI");
    }

    /// <summary>Reads <c>1.2.3.4</c>, the last two being optional, or <c>null</c>.</summary>
    public static Version? GetVersion(ref JsonReader reader)
    {
        if (JsonValueReader.IsNull(ref reader))
            return null;
        string? text = IsText(ref reader) ? JsonValueReader.GetString(ref reader) : null;
        return text is [>= '0' and <= '9', .., >= '0' and <= '9'] && Version.TryParse(text, out Version? value)
            ? value
            : throw Mismatch(ref reader, "a version such as 1.2.3");
    }

    /// <summary>Reads base64, or <c>null</c>.</summary>
    public static byte[]? GetBytes(ref JsonReader reader)
    {
        if (JsonValueReader.IsNull(ref reader))
            return null;
        return reader.TokenType == JsonTokenType.String && reader.CreateUtf8JsonReader().TryGetBytesFromBase64(out byte[]? value) ? value : throw Mismatch(ref reader, "base64");
    }

    /// <summary>Reads base64; <c>null</c> is empty.</summary>
    public static ReadOnlyMemory<byte> GetReadOnlyMemory(ref JsonReader reader) => GetBytes(ref reader);

    /// <summary>Reads base64; <c>null</c> is empty.</summary>
    public static Memory<byte> GetMemory(ref JsonReader reader) => GetBytes(ref reader);

    /// <summary>Reads base64 into a stream that stands at its start, or <c>null</c>. System.Text.Json has no form for streams; the AWS event libraries have this.</summary>
    public static MemoryStream? GetMemoryStream(ref JsonReader reader) => GetBytes(ref reader) is { } bytes ? new MemoryStream(bytes) : null;

    internal static bool IsText(ref JsonReader reader) => reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;

    /// <summary>The characters of a string or a property's name as UTF-8; empty for everything else.</summary>
    internal static ReadOnlySpan<byte> Text(ref JsonReader reader)
    {
        if (!IsText(ref reader))
            return default;
        return reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonValueReader.GetString(ref reader)!) : reader.ValueSpan;
    }

    private static bool IsTimeSpan(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        // The parser takes white space and a plus sign in front; JSON does not.
        value = default;
        return text is [(>= (byte)'0' and <= (byte)'9') or (byte)'-', ..]
            && Utf8Parser.TryParse(text, out value, out int used, 'c')
            && used == text.Length;
    }

    private static JsonException Mismatch(ref JsonReader reader, string expected) => JsonValueReader.Mismatch(ref reader, expected);
}
