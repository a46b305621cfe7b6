using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads values that are strings in JSON, in exactly the forms that System.Text.Json accepts.</summary>
/// <remarks>
/// Used by generated readers, for values and for dictionary keys. Each method reads the value that the reader is at, without moving it, and
/// throws a <see cref="JsonException"/> if the value is not of its type.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonStringReader
{
    private const string AnyTime = "an ISO 8601 date and time, or a number of seconds, milliseconds or microseconds since 1970";

    private const string UnixTime = "seconds, milliseconds or microseconds since 1970 that are in the years 1 to 9999";

    /// <summary>Reads a string of one character.</summary>
    public static char GetChar(ref JsonReader reader) =>
        IsText(ref reader) && JsonValueReader.GetString(ref reader) is [var single] ? single : throw Mismatch(ref reader, "a string of one character");

    /// <summary>Reads <c>00000000-0000-0000-0000-000000000000</c>.</summary>
    public static Guid GetGuid(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out Guid value, out int used, 'D') && used == text.Length ? value : throw Mismatch(ref reader, "a GUID");
    }

    /// <summary>Reads an ISO 8601 date and time, or a number of seconds, milliseconds or microseconds since 1970, in UTC.</summary>
    public static DateTime GetDateTime(ref JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return JsonUnixTime.TryParse(reader.ValueSpan, out DateTime time) ? time : throw Mismatch(ref reader, UnixTime);
        return reader.TokenType == JsonTokenType.String && JsonIsoTime.TryParse(Text(ref reader), out DateTime value) ? value : throw Mismatch(ref reader, AnyTime);
    }

    /// <summary>Reads an ISO 8601 date and time, which is in UTC if it has no offset, or a number of seconds, milliseconds or microseconds since 1970, in UTC.</summary>
    public static DateTimeOffset GetDateTimeOffset(ref JsonReader reader)
    {
        // The constructor for a DateTime brings the database of time zones into the binary.
        if (reader.TokenType == JsonTokenType.Number)
            return JsonUnixTime.TryParse(reader.ValueSpan, out DateTime time) ? new DateTimeOffset(time.Ticks, TimeSpan.Zero) : throw Mismatch(ref reader, UnixTime);
        return reader.TokenType == JsonTokenType.String && JsonIsoTime.TryParse(Text(ref reader), out DateTimeOffset value) ? value : throw Mismatch(ref reader, AnyTime);
    }

    /// <summary>Reads <c>2026-11-23</c>.</summary>
    public static DateOnly GetDateOnly(ref JsonReader reader) =>
        IsText(ref reader)
        && DateOnly.TryParseExact(JsonValueReader.GetString(ref reader), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly value)
            ? value
            : throw Mismatch(ref reader, "a date such as 2026-11-23");

    /// <summary>Reads <c>23:59:59.9999999</c>, with optional seconds and fraction.</summary>
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

    /// <summary>Reads <c>1.2.3.4</c>, of which the last two parts are optional, or <c>null</c>.</summary>
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
        if (reader.TokenType != JsonTokenType.String)
            throw Mismatch(ref reader, "base64");
        ReadOnlySpan<byte> text = Text(ref reader);

        // Without whole groups of four characters there is no room for padding, and the text is rejected.
        int padding = text is [.., (byte)'=', (byte)'='] ? 2 : text is [.., (byte)'='] ? 1 : 0;
        int length = Base64.GetMaxDecodedFromUtf8Length(text.Length) - padding;
        byte[] bytes = length > 0 ? new byte[length] : [];
        OperationStatus status = Base64.DecodeFromUtf8(text, bytes, out int used, out int written);
        if (status != OperationStatus.Done || used != text.Length)
            throw Mismatch(ref reader, "base64");

        // White space in base64 stands for no bytes. A range of an array would create it by reflection.
        return written == bytes.Length ? bytes : bytes.AsSpan(0, written).ToArray();
    }

    /// <summary>Reads base64; <c>null</c> is empty.</summary>
    public static ReadOnlyMemory<byte> GetReadOnlyMemory(ref JsonReader reader) => GetBytes(ref reader);

    /// <summary>Reads base64; <c>null</c> is empty.</summary>
    public static Memory<byte> GetMemory(ref JsonReader reader) => GetBytes(ref reader);

    /// <summary>Reads base64 into a stream at position 0, or <c>null</c>. System.Text.Json does not support streams; the AWS event libraries use this form.</summary>
    public static MemoryStream? GetMemoryStream(ref JsonReader reader) => GetBytes(ref reader) is { } bytes ? new MemoryStream(bytes) : null;

    internal static bool IsText(ref JsonReader reader) => reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;

    /// <summary>The characters of a string or a property name as UTF-8; empty for everything else.</summary>
    internal static ReadOnlySpan<byte> Text(ref JsonReader reader)
    {
        if (!IsText(ref reader))
            return default;
        return reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonValueReader.GetString(ref reader)!) : reader.ValueSpan;
    }

    private static bool IsTimeSpan(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        // The parser accepts leading white space and a plus sign; System.Text.Json does not.
        value = default;
        return text is [(>= (byte)'0' and <= (byte)'9') or (byte)'-', ..]
            && Utf8Parser.TryParse(text, out value, out int used, 'c')
            && used == text.Length;
    }

    private static JsonException Mismatch(ref JsonReader reader, string expected) => JsonValueReader.Mismatch(ref reader, expected);
}
