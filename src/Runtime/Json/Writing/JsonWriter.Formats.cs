using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Json;

/// <summary>Writes values in the formats of <see cref="LambdaJsonFormatAttribute"/>.</summary>
public sealed partial class JsonWriter
{
    /// <summary>Writes a time as a number, in quotes if requested.</summary>
    /// <param name="value">The time. One whose kind is unspecified is in UTC.</param>
    /// <param name="ticksPerUnit">The number of ticks of 100 ns in the unit.</param>
    /// <param name="handling">Whether the number is in quotes.</param>
    public void WriteUnixTime(DateTime value, long ticksPerUnit, JsonNumberHandling handling) =>
        WriteUnixTicks((value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value).Ticks, ticksPerUnit, handling);

    /// <inheritdoc cref="WriteUnixTime(DateTime, long, JsonNumberHandling)"/>
    public void WriteUnixTime(DateTimeOffset value, long ticksPerUnit, JsonNumberHandling handling) => WriteUnixTicks(value.UtcTicks, ticksPerUnit, handling);

    /// <summary>Writes a string in the encoding of HTML forms, or <c>null</c>.</summary>
    public void WriteFormUrlEncoded(string? value) => WriteString(value is null ? null : FormUrlEncoding.Encode(value));

    /// <summary>Writes bytes as an array of signed numbers, or <c>null</c>.</summary>
    public void WriteSignedBytes(byte[]? value)
    {
        if (value is null)
            WriteNull();
        else
            WriteSignedBytes(value.AsMemory());
    }

    /// <summary>Writes bytes as an array of signed numbers.</summary>
    public void WriteSignedBytes(ReadOnlyMemory<byte> value)
    {
        int start = StartArray();
        foreach (byte next in value.Span)
        {
            NextElement();
            WriteNumber((long)unchecked((sbyte)next));
        }

        EndArray(start);
    }

    /// <summary>Writes text as a string.</summary>
    /// <param name="text">Valid UTF-8.</param>
    internal void WriteUtf8String(ReadOnlySpan<byte> text)
    {
        WriteByte((byte)'"');
        int start = 0;
        while (true)
        {
            int end = JsonSpecialBytes.Find(text, start);
            WriteRaw(text[start..end]);
            if (end == text.Length)
                break;
            _buffer.Advance(WriteEscape(Reserve(MaxEscapeLength), (char)text[end]));
            start = end + 1;
        }

        WriteByte((byte)'"');
    }

    private void WriteUnixTicks(long utcTicks, long ticksPerUnit, JsonNumberHandling handling) =>
        WriteNumber((decimal)(utcTicks - DateTime.UnixEpoch.Ticks) / ticksPerUnit, handling);

    /// <summary>Counts the levels of a text that another writer writes into a string.</summary>
    /// <exception cref="JsonException">There are more than 64.</exception>
    internal void ContinueBelow(JsonWriter outer)
    {
        _depth = outer._depth;
        Start();
    }
}
