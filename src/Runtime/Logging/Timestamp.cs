namespace Lambda.Runtime.Logging;

/// <summary>Formats the time of a record, <c>2026-11-23T10:20:30.123Z</c>.</summary>
/// <remarks>Digit by digit: the date formatting of .NET would add 220 KB of cultures and time zones to the binary.</remarks>
internal static class Timestamp
{
    public const int Length = 24;

    /// <summary>Writes a time.</summary>
    /// <param name="time">In UTC.</param>
    /// <param name="target"><see cref="Length"/> bytes.</param>
    public static void Format(DateTime time, Span<byte> target)
    {
        "0000-00-00T00:00:00.000Z"u8.CopyTo(target);
        Write(time.Year, target[..4]);
        Write(time.Month, target[5..7]);
        Write(time.Day, target[8..10]);
        Write(time.Hour, target[11..13]);
        Write(time.Minute, target[14..16]);
        Write(time.Second, target[17..19]);
        Write(time.Millisecond, target[20..23]);
    }

    private static void Write(int number, Span<byte> digits)
    {
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + number % 10);
            number /= 10;
        }
    }
}
