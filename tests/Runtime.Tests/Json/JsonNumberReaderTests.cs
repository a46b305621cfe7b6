using System.Globalization;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that the fast paths for numbers, also in strings, read the same values as System.Text.Json, bit for bit.</summary>
public sealed class JsonNumberReaderTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0.0")]
    [InlineData("-0.0")]
    [InlineData("1.10")]
    [InlineData("0.000000000001")]
    [InlineData("0.0000000000001")]
    [InlineData("999999999")]
    [InlineData("-999999999")]
    [InlineData("1000000000")]
    [InlineData("2147483647")]
    [InlineData("2147483648")]
    [InlineData("-2147483648")]
    [InlineData("-2147483649")]
    [InlineData("123456789012345")]
    [InlineData("1234567890123456")]
    [InlineData("12345678901234.5")]
    [InlineData("9007199254740993")]
    [InlineData("1e5")]
    [InlineData("1E-5")]
    [InlineData("\"1.5\"")]
    [InlineData("\"-7\"")]
    [InlineData("\"007\"")]
    [InlineData("\"\"")]
    [InlineData("\"-\"")]
    [InlineData("\"--1\"")]
    [InlineData("\"+1\"")]
    [InlineData("\"1.\"")]
    [InlineData("\".5\"")]
    [InlineData("\"-.5\"")]
    [InlineData("\".\"")]
    [InlineData("\"1.2.3\"")]
    [InlineData("\"1-1\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1 \"")]
    [InlineData("\"1/2\"")]
    [InlineData("\"1:2\"")]
    public void EveryForm_MatchesSystemTextJson(string json)
    {
        Assert.Equal(ReadWithSystemTextJson<double>(json), ReadWithReader(json, JsonNumberReader.GetDouble));
        Assert.Equal(ReadWithSystemTextJson<int>(json), ReadWithReader(json, JsonNumberReader.GetInt32));
    }

    [Fact]
    public void RandomNumbers_MatchSystemTextJson()
    {
        var random = new Random(1);
        for (int i = 0; i < Sample.Count(300_000); i++)
        {
            string digits = random.NextInt64((long)Math.Pow(10, random.Next(1, 19))).ToString(CultureInfo.InvariantCulture);
            string json = random.Next(2) == 0 ? digits : "-" + digits;
            Assert.Equal(ReadWithSystemTextJson<int>(json), ReadWithReader(json, JsonNumberReader.GetInt32));

            json += $".{random.NextInt64((long)Math.Pow(10, random.Next(1, 10))).ToString(CultureInfo.InvariantCulture).PadLeft(random.Next(1, 6), '0')}";
            Assert.Equal(ReadWithSystemTextJson<double>(json), ReadWithReader(json, JsonNumberReader.GetDouble));
        }
    }

    /// <returns>The value's bits, so that 0 and -0 differ; null if it is rejected.</returns>
    private static long? ReadWithSystemTextJson<T>(string json)
    {
        // Most of these are rejected because they do not fit an int. An exception for each would take long.
        if (typeof(T) == typeof(int) && json.All(static c => char.IsAsciiDigit(c) || c == '-') && !int.TryParse(json, CultureInfo.InvariantCulture, out _))
            return null;
        try
        {
            return Bits(JsonSerializer.Deserialize<T>(json, Web)!);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long? ReadWithReader<T>(string json, JsonRead<T> read)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        try
        {
            return Bits(read(ref reader)!);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long Bits(object value) => value is double number ? BitConverter.DoubleToInt64Bits(number) : (int)value;
}
