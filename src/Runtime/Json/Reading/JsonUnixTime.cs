namespace Lambda.Runtime.Json.Reading;

/// <summary>Reads times that are numbers, as in DynamoDB and Kinesis events: seconds, milliseconds or microseconds since 1970, with an optional fraction.</summary>
/// <remarks>Uses decimal arithmetic: 0.477 is not exact as a <see cref="double"/>, and a <see cref="DateTime"/> counts ticks of 100 ns.</remarks>
internal static class JsonUnixTime
{
    /// <summary>Numbers with more digits before the decimal point are milliseconds: as seconds, they begin in the year 5138; as milliseconds, in 1973.</summary>
    private const int MaxDigitsOfSeconds = 11;

    /// <summary>Likewise, numbers with more digits are microseconds.</summary>
    private const int MaxDigitsOfMilliseconds = 14;

    private const int TicksPerSecondExponent = 7;
    private const int TicksPerMillisecondExponent = 4;
    private const int TicksPerMicrosecondExponent = 1;

    /// <summary>This many digits always fit in 64 bits, and the ticks of a <see cref="DateTime"/> need no more.</summary>
    private const int MaxDigits = 19;

    /// <summary>With a larger exponent, every number is out of range or 0.</summary>
    private const long MaxExponent = 10_000_000_000;

    /// <summary>Reads a time from a JSON number.</summary>
    /// <param name="number">The text of the number.</param>
    /// <param name="time">In UTC. Fractions of a tick are dropped.</param>
    /// <returns>False if the time is before the year 1 or after 9999.</returns>
    public static bool TryParse(ReadOnlySpan<byte> number, out DateTime time)
    {
        time = DateTime.UnixEpoch;
        bool isNegative = number[0] == '-';
        ulong digits = ReadDigits(isNegative ? number[1..] : number, out int count, out long exponent);
        if (count == 0)
            return true;

        int shift = (count + exponent) switch
        {
            > MaxDigitsOfMilliseconds => TicksPerMicrosecondExponent,
            > MaxDigitsOfSeconds => TicksPerMillisecondExponent,
            _ => TicksPerSecondExponent,
        };
        if (!TryScale(digits, count, exponent + shift, out ulong ticks))
            return false;
        if (ticks > (ulong)(isNegative ? DateTime.UnixEpoch.Ticks : DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks))
            return false;
        time = DateTime.UnixEpoch.AddTicks(isNegative ? -(long)ticks : (long)ticks);
        return true;
    }

    /// <summary>Reads a number without its sign as digits, from the first that is not 0, and a power of ten.</summary>
    private static ulong ReadDigits(ReadOnlySpan<byte> number, out int count, out long exponent)
    {
        // Nearly all numbers are a few digits and nothing else.
        ReadOnlySpan<byte> few = number[..Math.Min(number.Length, MaxDigits)];
        ulong digits = 0;
        int first = 0;
        for (; first < few.Length && char.IsAsciiDigit((char)few[first]); first++)
            digits = digits * 10 + (uint)(few[first] - '0');
        count = digits == 0 ? 0 : first;
        exponent = 0;
        bool isFraction = false;
        for (int i = first; i < number.Length; i++)
        {
            if (number[i] is (byte)'e' or (byte)'E')
            {
                exponent += ReadExponent(number[(i + 1)..]);
                break;
            }

            if (number[i] == '.')
            {
                isFraction = true;
                continue;
            }

            if (count < MaxDigits)
            {
                // After the point: all digits before it that are kept have been read above.
                digits = digits * 10 + (uint)(number[i] - '0');
                count += digits == 0 ? 0 : 1;
                exponent--;
            }
            else if (!isFraction)
            {
                exponent++;
            }
        }

        return digits;
    }

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        bool isNegative = text[0] == '-';
        long exponent = 0;
        foreach (byte c in text[0] is (byte)'-' or (byte)'+' ? text[1..] : text)
            exponent = Math.Min(exponent * 10 + (c - '0'), MaxExponent);
        return isNegative ? -exponent : exponent;
    }

    /// <returns>False if it has more digits than ticks can have.</returns>
    private static bool TryScale(ulong digits, int count, long exponent, out ulong ticks)
    {
        ticks = 0;
        if (count + exponent > MaxDigits)
            return false;
        if (count + exponent <= 0)
            return true;
        ticks = digits;
        for (; exponent > 0; exponent--)
            ticks *= 10;
        for (; exponent < 0; exponent++)
            ticks /= 10;
        return true;
    }
}
