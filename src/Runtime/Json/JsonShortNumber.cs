using System.Buffers.Text;

namespace Lambda.Runtime.Json;

/// <summary>Formats what most floating point numbers of events are: prices and measures, of few digits behind the point.</summary>
/// <remarks>
/// A decimal number of up to 15 digits is told from every other such number by the double that is nearest to it. So if a number with few
/// digits behind the point reads back as the value, it is the shortest that does, and there is no need for the search that finds it in general.
/// </remarks>
internal static class JsonShortNumber
{
    private const double LeastOfSixteenDigits = 1e15;

    /// <summary>Formats a number with the fewest digits that read back as the same, if no more than four are behind the point.</summary>
    /// <param name="value">Not NaN.</param>
    /// <param name="target">With room for 20 bytes.</param>
    /// <param name="written">The length.</param>
    public static bool TryFormat(double value, Span<byte> target, out int written)
    {
        ReadOnlySpan<double> powers = [1, 10, 100, 1_000, 10_000];
        double magnitude = Math.Abs(value);
        for (int decimals = 0; decimals < powers.Length; decimals++)
        {
            double scaled = magnitude * powers[decimals];
            if (scaled >= LeastOfSixteenDigits)
                break;
            ulong digits = (ulong)(long)(scaled + 0.5); // by way of long, which is one instruction
            if (digits / powers[decimals] == magnitude)
            {
                written = Format(double.IsNegative(value), digits, decimals, target);
                return true;
            }
        }

        written = 0;
        return false;
    }

    private static int Format(bool isNegative, ulong digits, int decimals, Span<byte> target)
    {
        Span<byte> fraction = stackalloc byte[4];
        for (int i = decimals - 1; i >= 0; i--)
        {
            (digits, ulong digit) = Math.DivRem(digits, 10);
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
