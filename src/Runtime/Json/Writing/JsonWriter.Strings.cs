using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace Lambda.Runtime.Json;

public sealed partial class JsonWriter
{
    /// <summary>The digits of a fraction of a second in ticks.</summary>
    private const int FractionDigits = 7;

    /// <summary>Writes a string of one character.</summary>
    public void WriteChar(char value) => WriteString([value]);

    /// <summary>Writes <c>"00000000-0000-0000-0000-000000000000"</c>.</summary>
    public void WriteGuid(Guid value)
    {
        Span<byte> target = Reserve(MaxNumberLength);
        Utf8Formatter.TryFormat(value, target[1..], out int written, 'D');
        Quote(target, written);
    }

    /// <summary>Writes an ISO 8601 date and time without trailing zeros in the fraction.</summary>
    public void WriteDateTime(DateTime value)
    {
        Span<byte> target = Reserve(MaxNumberLength);
        Utf8Formatter.TryFormat(value, target[1..], out int written, 'O');
        Quote(target, WithoutTrailingZeros(target.Slice(1, written)));
    }

    /// <summary>Writes an ISO 8601 date and time with its offset, without trailing zeros in the fraction.</summary>
    public void WriteDateTimeOffset(DateTimeOffset value)
    {
        Span<byte> target = Reserve(MaxNumberLength);
        Utf8Formatter.TryFormat(value, target[1..], out int written, 'O');
        Quote(target, WithoutTrailingZeros(target.Slice(1, written)));
    }

    /// <summary>Writes <c>"2026-11-23"</c>.</summary>
    public void WriteDateOnly(DateOnly value)
    {
        Span<byte> target = Reserve(MaxNumberLength);
        value.TryFormat(target[1..], out int written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Quote(target, written);
    }

    /// <summary>Writes <c>"23:59:59"</c>, with a fraction if there is one.</summary>
    public void WriteTimeOnly(TimeOnly value) => WriteTimeSpan(value.ToTimeSpan());

    /// <summary>Writes <c>"1.02:03:04"</c>, with days and fraction only if they are not zero.</summary>
    public void WriteTimeSpan(TimeSpan value)
    {
        Span<byte> target = Reserve(MaxNumberLength);
        Utf8Formatter.TryFormat(value, target[1..], out int written, 'c');
        Quote(target, written);
    }

    /// <summary>Writes a URI in its original form, or <c>null</c>.</summary>
    public void WriteUri(Uri? value) => WriteString(value?.OriginalString);

    /// <summary>Writes <c>"1.2.3"</c>, or <c>null</c>.</summary>
    public void WriteVersion(Version? value) => WriteString(value?.ToString());

    /// <summary>Writes base64, or <c>null</c>.</summary>
    public void WriteBytes(byte[]? value)
    {
        if (value is null)
            WriteNull();
        else
            WriteMemory(value);
    }

    /// <summary>Writes base64.</summary>
    public void WriteMemory(ReadOnlyMemory<byte> value)
    {
        // Four characters for every three bytes, and the quotes.
        long longest = (value.Length + 2L) / 3 * 4 + 2;
        _buffer.EnsureFree(longest);
        Span<byte> target = Reserve((int)longest);
        OperationStatus status = Base64.EncodeToUtf8(value.Span, target[1..], out _, out int written);
        System.Diagnostics.Debug.Assert(status == OperationStatus.Done, "there is room for all of it");
        Quote(target, written);
    }

    /// <summary>Writes a stream's content from its start to its end as base64, or <c>null</c>.</summary>
    public void WriteMemoryStream(MemoryStream? value)
    {
        if (value is null)
            WriteNull();
        else
            WriteMemory(value.TryGetBuffer(out ArraySegment<byte> bytes) ? bytes : value.ToArray());
    }

    /// <summary>Starts a name whose value, such as a number, is written next.</summary>
    public void StartName() => WriteRaw(",\""u8);

    /// <summary>Ends a name.</summary>
    public void EndName() => WriteRaw("\":"u8);

    /// <summary>Puts quotes around the bytes that were written from index 1 on, and advances the buffer.</summary>
    private void Quote(Span<byte> target, int written)
    {
        target[0] = (byte)'"';
        target[written + 1] = (byte)'"';
        _buffer.Advance(written + 2);
    }

    /// <summary><c>2026-11-23T10:00:00.1200000+01:00</c> becomes <c>2026-11-23T10:00:00.12+01:00</c>.</summary>
    /// <returns>The remaining length.</returns>
    private static int WithoutTrailingZeros(Span<byte> text)
    {
        const int point = 19; // yyyy-MM-ddTHH:mm:ss
        int end = point + FractionDigits;
        while (end > point && text[end] == '0')
            end--;
        if (end == point)
            end--;
        ReadOnlySpan<byte> offset = text[(point + FractionDigits + 1)..];
        offset.CopyTo(text[(end + 1)..]);
        return end + 1 + offset.Length;
    }
}
