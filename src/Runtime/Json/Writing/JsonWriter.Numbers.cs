using System.Buffers.Text;
using System.Globalization;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Json;

public sealed partial class JsonWriter
{
    /// <summary>Longer than any written number: decimal.MinValue has 30 characters, or 31 with a scale.</summary>
    private const int MaxNumberLength = 64;

    /// <summary>Writes an integer.</summary>
    public void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(MaxNumberLength), out int written);
        _buffer.Advance(written);
    }

    /// <summary>Writes an integer.</summary>
    public void WriteNumber(ulong value)
    {
        Utf8Formatter.TryFormat(value, Reserve(MaxNumberLength), out int written);
        _buffer.Advance(written);
    }

    /// <summary>Writes a number with the fewest digits that read back as the same value.</summary>
    /// <exception cref="ArgumentException">The value is not finite, and JSON cannot represent it.</exception>
    public void WriteNumber(float value)
    {
        if (!float.IsFinite(value))
            throw NotFinite(value.ToString(CultureInfo.InvariantCulture));
        Utf8Formatter.TryFormat(value, Reserve(MaxNumberLength), out int written);
        _buffer.Advance(written);
    }

    /// <summary>Writes a number with the fewest digits that read back as the same value.</summary>
    /// <exception cref="ArgumentException">The value is not finite, and JSON cannot represent it.</exception>
    public void WriteNumber(double value)
    {
        if (!double.IsFinite(value))
            throw NotFinite(value.ToString(CultureInfo.InvariantCulture));
        Span<byte> target = Reserve(MaxNumberLength);
        if (!FastNumber.TryFormat(value, target, out int written))
            Utf8Formatter.TryFormat(value, target, out written);
        _buffer.Advance(written);
    }

    /// <summary>Writes a number with its scale: 1.10 stays 1.10.</summary>
    public void WriteNumber(decimal value)
    {
        Utf8Formatter.TryFormat(value, Reserve(MaxNumberLength), out int written);
        _buffer.Advance(written);
    }

    /// <summary>Writes a number with the fewest digits that read back as the same value.</summary>
    /// <exception cref="ArgumentException">The value is not finite, and JSON cannot represent it.</exception>
    public void WriteHalf(Half value)
    {
        if (!Half.IsFinite(value))
            throw NotFinite(value.ToString(CultureInfo.InvariantCulture));
        value.TryFormat(Reserve(MaxNumberLength), out int written, default, CultureInfo.InvariantCulture);
        _buffer.Advance(written);
    }

    /// <summary>Writes an integer.</summary>
    public void WriteInt128(Int128 value)
    {
        value.TryFormat(Reserve(MaxNumberLength), out int written, default, CultureInfo.InvariantCulture);
        _buffer.Advance(written);
    }

    /// <summary>Writes an integer.</summary>
    public void WriteUInt128(UInt128 value)
    {
        value.TryFormat(Reserve(MaxNumberLength), out int written, default, CultureInfo.InvariantCulture);
        _buffer.Advance(written);
    }

    private static ArgumentException NotFinite(string value) =>
        new($"{value} cannot be written: JSON has no number for it. Expected a finite number, or null.");
}
