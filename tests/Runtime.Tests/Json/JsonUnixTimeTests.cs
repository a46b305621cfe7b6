using System.Globalization;
using System.Numerics;
using System.Text;
using Lambda.Runtime.Generators.Tests;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that times in the form of numbers are read exactly to the tick.</summary>
public sealed class JsonUnixTimeTests
{
    [Theory]
    [InlineData("1480642020", "2016-12-02T01:27:00.0000000Z")]
    [InlineData("1.480642020E9", "2016-12-02T01:27:00.0000000Z")]
    [InlineData("1480641523.477", "2016-12-02T01:18:43.4770000Z")]
    [InlineData("1480641523477", "2016-12-02T01:18:43.4770000Z")]
    [InlineData("1480641523.4770001", "2016-12-02T01:18:43.4770001Z")]
    [InlineData("1480641523477.0001", "2016-12-02T01:18:43.4770001Z")]
    [InlineData("1480641523.47700019999", "2016-12-02T01:18:43.4770001Z")]
    [InlineData("0.00000001", "1970-01-01T00:00:00.0000000Z")]
    [InlineData("1e-20", "1970-01-01T00:00:00.0000000Z")]
    [InlineData("99999999999", "5138-11-16T09:46:39.0000000Z")]
    [InlineData("100000000000", "1973-03-03T09:46:40.0000000Z")]
    [InlineData("-1.5", "1969-12-31T23:59:58.5000000Z")]
    [InlineData("-100000000000", "1966-10-31T14:13:20.0000000Z")]
    [InlineData("-62135596800", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("99999999999999", "5138-11-16T09:46:39.9990000Z")]
    [InlineData("100000000000000", "1973-03-03T09:46:40.0000000Z")]
    [InlineData("1480641523477001", "2016-12-02T01:18:43.4770010Z")]
    [InlineData("1480641523477001.5", "2016-12-02T01:18:43.4770015Z")]
    [InlineData("253402300799999999.9", "9999-12-31T23:59:59.9999999Z")]
    public void Number_IsInTheUnitOfItsMagnitude(string number, string time)
    {
        Assert.True(JsonUnixTime.TryParse(Encoding.ASCII.GetBytes(number), out DateTime value), number);
        Assert.Equal(time, value.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("253402300800000000")]
    [InlineData("1480641523477000000")]
    [InlineData("-62135596800.0000001")]
    [InlineData("-62135596800000001")]
    [InlineData("1e999")]
    [InlineData("-1e99999999999999999999")]
    public void NumberOutOfRange_IsRejected(string number) => Assert.False(JsonUnixTime.TryParse(Encoding.ASCII.GetBytes(number), out _), number);

    [Fact]
    public void RandomNumbers_AreReadExactly()
    {
        var random = new Random(1);
        int times = 0;
        for (int i = 0; i < Sample.Count(200_000); i++)
        {
            string number = Any(random);
            DateTime? expected = UnixTime.Parse(number);
            bool isTime = JsonUnixTime.TryParse(Encoding.ASCII.GetBytes(number), out DateTime found);
            Assert.True(
                isTime == (expected is not null) && (!isTime || (found == expected && found.Kind == DateTimeKind.Utc)),
                $"{number}: expected {expected:O}, found {isTime} {found:O}");
            times += isTime ? 1 : 0;
        }

        Assert.InRange(times, Sample.Count(50_000), Sample.Count(190_000));
    }

    /// <summary>Creates a number of up to 30 digits. Most have about as many digits before the decimal point as times have.</summary>
    private static string Any(Random random)
    {
        var digits = new StringBuilder();
        for (int count = random.Next(1, 31); count > 0; count--)
            digits.Append((char)('0' + (random.Next(4) == 0 ? random.Next(2) * 9 : random.Next(10))));
        string text = BigInteger.Parse(digits.ToString(), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        string sign = random.Next(4) == 0 ? "-" : "";
        int whole = Math.Min(text.Length, random.Next(1, 24));
        string fraction = whole < text.Length ? "." + text[whole..] : "";
        return (random.Next(3)) switch
        {
            0 => $"{sign}{text[..whole]}{fraction}",
            1 => $"{sign}{text}e{whole - text.Length}",
            _ => $"{sign}{text[..1]}{(text.Length > 1 ? "." + text[1..] : "")}E+{whole - 1}",
        };
    }
}
