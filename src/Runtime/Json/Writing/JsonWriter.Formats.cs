using System.Buffers.Text;
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

    /// <summary>Writes an ISO 8601 date and time in UTC, with three or six digits of a fraction, or with seven if the time has them.</summary>
    /// <param name="value">The time. One whose kind is unspecified is in UTC.</param>
    /// <param name="minFractionDigits">0 or 3: this many digits are written, also if they are zeros.</param>
    public void WriteUtcTime(DateTime value, int minFractionDigits)
    {
        DateTime utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc);
        WriteUtcTime(Reserve(MaxNumberLength), utc, minFractionDigits);
    }

    /// <inheritdoc cref="WriteUtcTime(DateTime, int)"/>
    public void WriteUtcTime(DateTimeOffset value, int minFractionDigits) => WriteUtcTime(Reserve(MaxNumberLength), value.UtcDateTime, minFractionDigits);

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
        while (!text.IsEmpty)
        {
            ReadOnlySpan<byte> chunk = text[..Math.Min(text.Length, BytesPerChunk)];
            _buffer.Advance(Escape(chunk, Reserve(MaxEscapeLength * chunk.Length)));
            text = text[chunk.Length..];
        }

        WriteByte((byte)'"');
    }

    /// <summary>Copies text, with the escapes of its special bytes.</summary>
    /// <returns>The number of bytes written.</returns>
    private static int Escape(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int count = 0;
        int start = 0;
        while (true)
        {
            int end = JsonSpecialBytes.Find(text, start);
            // Between the quotes of JSON are few bytes. To copy a constant number of them is a move, and the next bytes replace those that are too many.
            if (end - start <= CopiedAtOnce && text.Length - start >= CopiedAtOnce)
                text.Slice(start, CopiedAtOnce).CopyTo(target[count..]);
            else
                text[start..end].CopyTo(target[count..]);
            count += end - start;
            if (end == text.Length)
                return count;
            byte special = text[end];
            if (special is (byte)'"' or (byte)'\\')
            {
                // JSON in a string has many quotes.
                target[count++] = (byte)'\\';
                target[count++] = special;
            }
            else
            {
                count += WriteEscape(target[count..], (char)special);
            }

            start = end + 1;
        }
    }

    private void WriteUtcTime(Span<byte> target, DateTime utc, int minFractionDigits)
    {
        const int point = 20; // "yyyy-MM-ddTHH:mm:ss
        long ticks = utc.Ticks % TimeSpan.TicksPerSecond;
        int digits = ticks % TimeSpan.TicksPerMicrosecond != 0 ? FractionDigits
            : ticks % TimeSpan.TicksPerMillisecond != 0 ? 6
            : ticks != 0 ? 3
            : minFractionDigits;
        Utf8Formatter.TryFormat(utc, target[1..], out _, 'O');
        int end = digits == 0 ? point : point + 1 + digits;
        target[end] = (byte)'Z';
        Quote(target, end);
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
