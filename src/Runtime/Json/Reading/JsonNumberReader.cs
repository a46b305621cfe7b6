using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads numbers, also in strings, as System.Text.Json does under <see cref="JsonSerializerOptions.Web"/>.</summary>
/// <remarks>
/// Used by generated readers. Each method reads the value that the reader is at, without moving it, keeps every digit, and throws a
/// <see cref="JsonException"/> if the value is not a number of its type.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonNumberReader
{
    /// <summary>Reads a <see cref="byte"/>.</summary>
    public static byte GetByte(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out byte value, out int used) && used == text.Length
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "an integer from 0 to 255");
    }

    /// <summary>Reads a <see cref="sbyte"/>.</summary>
    public static sbyte GetSByte(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out sbyte value, out int used) && used == text.Length
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "an integer from -128 to 127");
    }

    /// <summary>Reads a <see cref="short"/>.</summary>
    public static short GetInt16(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out short value, out int used) && used == text.Length
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "an integer from -32768 to 32767");
    }

    /// <summary>Reads a <see cref="ushort"/>.</summary>
    public static ushort GetUInt16(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out ushort value, out int used) && used == text.Length
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "an integer from 0 to 65535");
    }

    /// <summary>Reads a <see cref="int"/>.</summary>
    public static int GetInt32(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return FastNumber.TryParse(text, out int value) || (Utf8Parser.TryParse(text, out value, out int used) && used == text.Length)
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "an integer from -2147483648 to 2147483647");
    }

    /// <summary>Reads a <see cref="uint"/>.</summary>
    public static uint GetUInt32(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out uint value, out int used) && used == text.Length
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "an integer from 0 to 4294967295");
    }

    /// <summary>Reads a <see cref="long"/>.</summary>
    public static long GetInt64(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out long value, out int used) && used == text.Length
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "an integer from -9223372036854775808 to 9223372036854775807");
    }

    /// <summary>Reads a <see cref="ulong"/>.</summary>
    public static ulong GetUInt64(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out ulong value, out int used) && used == text.Length
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "an integer from 0 to 18446744073709551615");
    }

    /// <summary>Reads a <see cref="decimal"/>, with its scale: 1.10 stays 1.10.</summary>
    public static decimal GetDecimal(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out decimal value, out int used) && used == text.Length
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "a number within the range of decimal");
    }

    /// <summary>Reads a <see cref="float"/>; in a string also <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</summary>
    public static float GetSingle(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Utf8Parser.TryParse(text, out float value, out int used) && used == text.Length && IsAccepted(ref reader, text, float.IsFinite(value))
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "a number");
    }

    /// <summary>Reads a <see cref="double"/>; in a string also <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</summary>
    public static double GetDouble(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        if (FastNumber.TryParse(text, out double value))
            return value;
        return Utf8Parser.TryParse(text, out value, out int used) && used == text.Length && IsAccepted(ref reader, text, double.IsFinite(value))
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "a number");
    }

    /// <summary>Reads a <see cref="Half"/>; in a string also <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</summary>
    public static Half GetHalf(ref JsonReader reader)
    {
        // Unlike for the larger types, a number out of range is rejected.
        ReadOnlySpan<byte> text = Text(ref reader);
        return Half.TryParse(text, CultureInfo.InvariantCulture, out Half value) && (Half.IsFinite(value) || IsNamedLiteral(text))
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "a number within the range of Half");
    }

    /// <summary>Reads an <see cref="Int128"/>.</summary>
    public static Int128 GetInt128(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return Int128.TryParse(text, CultureInfo.InvariantCulture, out Int128 value)
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "an integer of 128 bits");
    }

    /// <summary>Reads a <see cref="UInt128"/>.</summary>
    public static UInt128 GetUInt128(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = Text(ref reader);
        return UInt128.TryParse(text, CultureInfo.InvariantCulture, out UInt128 value)
            ? value
            : throw JsonValueReader.Mismatch(ref reader, "an integer of 128 bits that is not negative");
    }

    /// <summary>Checks that <see cref="JsonNumberHandlingAttribute"/> allows the form of the number: in a string or not.</summary>
    /// <returns>The reader.</returns>
    public static ref JsonReader CheckHandling(ref JsonReader reader, JsonNumberHandling handling)
    {
        bool isAllowed = reader.TokenType != JsonTokenType.String
            || handling.HasFlag(JsonNumberHandling.AllowReadingFromString)
            || (handling.HasFlag(JsonNumberHandling.AllowNamedFloatingPointLiterals) && IsNamedLiteral(reader.ValueSpan));
        if (!isAllowed)
            throw JsonValueReader.Mismatch(ref reader, "a number that is not in a string");
        return ref reader;
    }

    /// <summary>A JSON number out of range is infinite. In a string, only the three literals, in exactly this spelling, are not finite.</summary>
    private static bool IsAccepted(ref JsonReader reader, scoped ReadOnlySpan<byte> text, bool isFinite) =>
        isFinite
        || reader.TokenType == JsonTokenType.Number
        || IsNamedLiteral(text);

    private static bool IsNamedLiteral(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("NaN"u8) || text.SequenceEqual("Infinity"u8) || text.SequenceEqual("-Infinity"u8);

    /// <summary>The digits of a number, or of a string that may contain one; empty for everything else.</summary>
    private static ReadOnlySpan<byte> Text(ref JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.ValueSpan,
        _ => JsonStringReader.Text(ref reader),
    };
}
