using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// Converters that add the rule of docs/json.md for times that are numbers to <see cref="JsonSerializer"/>. For everything else they call its own
/// converters.
/// </summary>
public static partial class UnixTime
{
    private static readonly BigInteger FirstMilliseconds = BigInteger.Pow(10, 11);

    private static readonly BigInteger FirstMicroseconds = BigInteger.Pow(10, 14);

    public static void AddTo(JsonSerializerOptions options)
    {
        options.Converters.Add(new DateTimeConverter());
        options.Converters.Add(new DateTimeOffsetConverter());
    }

    /// <summary>Converts a JSON number to a time; <see langword="null"/> if it is out of range.</summary>
    public static DateTime? Parse(string number)
    {
        Match parts = Number().Match(number);
        if (!BigInteger.TryParse(parts.Groups["whole"].Value + parts.Groups["fraction"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger digits))
            throw new FormatException(number);
        if (digits.IsZero)
            return DateTime.UnixEpoch;

        // A larger or smaller exponent is out of range anyway.
        int exponent = int.Clamp(
            parts.Groups["exponent"].Success
                ? (int)decimal.Clamp(decimal.Parse(parts.Groups["exponent"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), -5000, 5000)
                : 0,
            -5000, 5000)
            - parts.Groups["fraction"].Length;
        (BigInteger numerator, BigInteger denominator) = exponent >= 0
            ? (digits * BigInteger.Pow(10, exponent), BigInteger.One)
            : (digits, BigInteger.Pow(10, -exponent));
        var magnitude = BigInteger.Abs(numerator);
        long unit = magnitude >= FirstMicroseconds * denominator ? TimeSpan.TicksPerMicrosecond
            : magnitude >= FirstMilliseconds * denominator ? TimeSpan.TicksPerMillisecond
            : TimeSpan.TicksPerSecond;
        BigInteger ticks = DateTime.UnixEpoch.Ticks + BigInteger.Divide(numerator * unit, denominator);
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTime((long)ticks, DateTimeKind.Utc);
    }

    private static DateTime Read(ref Utf8JsonReader reader) =>
        Parse(Encoding.ASCII.GetString(reader.ValueSpan)) ?? throw new JsonException("a number that is not a time");

    [GeneratedRegex("^(?<whole>-?[0-9]+)([.](?<fraction>[0-9]+))?([eE](?<exponent>[-+]?[0-9]+))?$")]
    private static partial Regex Number();

    private sealed class DateTimeConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number ? UnixTime.Read(ref reader) : reader.GetDateTime();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    private sealed class DateTimeOffsetConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number ? UnixTime.Read(ref reader) : reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
