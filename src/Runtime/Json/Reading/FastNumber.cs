using System.Buffers.Text;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Parses and formats the numbers that most events contain: counts, prices and measurements with few digits.</summary>
/// <remarks>
/// A double holds up to 15 digits exactly, and also the power of ten that places the decimal point. Their quotient is rounded once, so it is the
/// double nearest to the decimal number, and it differs from that of every other number of up to 15 digits. So if a number with few decimal
/// places reads back as the value, it is the shortest that does, and the general search for the shortest is not needed.
/// </remarks>
internal static class FastNumber
{
    private const double MinSixteenDigits = 1e15;

    /// <summary>The most decimal places that formatting tries; trying more would be wasted on numbers with many digits.</summary>
    private const int MaxDecimals = 4;

    private static ReadOnlySpan<double> Powers => [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];

    /// <summary>Parses up to 9 digits with an optional minus sign. All other forms are left to .NET's parser.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int value)
    {
        const int maxDigits = 9; // always fits an int
        value = 0;
        bool isNegative = text.StartsWith("-"u8);
        ReadOnlySpan<byte> digits = isNegative ? text[1..] : text;
        if (digits.Length is 0 or > maxDigits)
            return false;
        foreach (byte c in digits)
        {
            int digit = c - '0';
            if ((uint)digit > 9)
                return false;
            value = value * 10 + digit;
        }

        value = isNegative ? -value : value;
        return true;
    }

    /// <summary>Parses up to 15 digits with an optional minus sign and decimal point. All other forms are left to .NET's parser.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        const int maxLength = 15; // always exact in a double
        value = 0;
        bool isNegative = text.StartsWith("-"u8);
        ReadOnlySpan<byte> number = isNegative ? text[1..] : text;
        if (number.Length is 0 or > maxLength)
            return false;
        long digits = 0;
        int point = -1;
        for (int i = 0; i < number.Length; i++)
        {
            int digit = number[i] - '0';
            if ((uint)digit <= 9)
                digits = digits * 10 + digit;
            else if (number[i] == '.' && point < 0 && i > 0)
                point = i;
            else
                return false;
        }

        int decimals = point < 0 ? 0 : number.Length - point - 1;
        if (point >= 0 && decimals == 0)
            return false;
        value = digits / Powers[decimals];
        value = isNegative ? -value : value;
        return true;
    }

    /// <summary>Formats a number with the fewest digits that read back as the same value, if it has at most <see cref="MaxDecimals"/> decimal places.</summary>
    /// <param name="value">Not NaN.</param>
    /// <param name="target">At least 20 bytes.</param>
    /// <param name="written">The number of bytes written.</param>
    public static bool TryFormat(double value, Span<byte> target, out int written)
    {
        double magnitude = Math.Abs(value);
        for (int decimals = 0; decimals <= MaxDecimals; decimals++)
        {
            double scaled = magnitude * Powers[decimals];
            if (scaled >= MinSixteenDigits)
                break;
            long digits = (long)(scaled + 0.5);
            if (digits / Powers[decimals] == magnitude)
            {
                written = Format(double.IsNegative(value), digits, decimals, target);
                return true;
            }
        }

        written = 0;
        return false;
    }

    private static int Format(bool isNegative, long digits, int decimals, Span<byte> target)
    {
        Span<byte> fraction = stackalloc byte[MaxDecimals];
        for (int i = decimals - 1; i >= 0; i--)
        {
            (digits, long digit) = Math.DivRem(digits, 10);
            fraction[i] = (byte)('0' + digit);
        }

        int start = 0;
        if (isNegative)
            target[start++] = (byte)'-';
        Utf8Formatter.TryFormat(digits, target[start..], out int written);
        int end = start + written;
        if (decimals == 0)
            return end;
        target[end++] = (byte)'.';
        fraction[..decimals].CopyTo(target[end..]);
        return end + decimals;
    }
}
