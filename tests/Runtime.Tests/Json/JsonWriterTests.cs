using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Generators.Tests;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Writing;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that the fast paths of the writer write the same bytes as System.Text.Json.</summary>
public sealed class JsonWriterTests
{
    /// <summary>Lengths around 8 and 16, at which strings are copied in a different way.</summary>
    private static readonly int[] Lengths = [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40];

    private readonly ByteBuffer _buffer = new(64);
    private readonly JsonWriter _writer;

    public JsonWriterTests() => _writer = new JsonWriter(_buffer);

    public static TheoryData<bool> Modes => [false, true];

    [Theory]
    [MemberData(nameof(Modes))]
    public void EveryUtf16UnitAtEveryPosition_MatchesSystemTextJson(bool isHtmlSafe)
    {
        JsonSerializerOptions options = Options(isHtmlSafe);
        byte[] expected = new byte[64];
        for (int unit = 0; unit <= char.MaxValue; unit += unit < 0x100 ? 1 : Sample.Step)
        {
            byte[] written = JsonSerializer.SerializeToUtf8Bytes(((char)unit).ToString(), options);
            foreach (int length in Lengths)
            {
                // Test ASCII units, and those that resemble them in the low byte, at every position; test others at one position, which varies.
                int step = (unit & 0xff) == unit || (unit & 0xff) is 0 or '"' or 0xff ? 1 : length;
                for (int at = step == 1 ? 0 : unit % length; at < length; at += step)
                {
                    string text = string.Create(length, (at, unit), static (span, state) =>
                    {
                        span.Fill('a');
                        span[state.at] = (char)state.unit;
                    });
                    expected.AsSpan().Fill((byte)'a');
                    expected[0] = (byte)'"';
                    written.AsSpan(1, written.Length - 2).CopyTo(expected.AsSpan(1 + at));
                    expected[length - 1 + written.Length - 1] = (byte)'"';

                    Write(text, isHtmlSafe);

                    Assert.True(expected.AsSpan(0, length - 1 + written.Length).SequenceEqual(_buffer.Filled), $"U+{unit:X4} at {at} of {length}");
                    _buffer.Truncate(0);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void RandomStrings_MatchSystemTextJson(bool isHtmlSafe)
    {
        JsonSerializerOptions options = Options(isHtmlSafe);
        string[] parts = ["a", "plain text", "\"", "\\", "\n", "é", "\ud83d\ude00", "\ud83d", "\ude00", "\u0000", "'", "<&>", "`+", "~\u007f", "0123456789abcdef"];
        var random = new Random(1);
        for (int i = 0; i < Sample.Count(50_000); i++)
        {
            var text = new StringBuilder();
            for (int count = random.Next(12); count > 0; count--)
                text.Append(parts[random.Next(parts.Length)]);

            Write(text.ToString(), isHtmlSafe);

            Assert.Equal(JsonSerializer.Serialize(text.ToString(), options), Take());
        }
    }

    /// <summary>Lengths around 256, which is the number of units transcoded at once. Surrogate pairs must not be split there.</summary>
    [Theory]
    [MemberData(nameof(Modes))]
    public void LongNonAsciiStrings_MatchSystemTextJson(bool isHtmlSafe)
    {
        JsonSerializerOptions options = Options(isHtmlSafe);
        foreach (string part in (string[])["é", "日", "\ud83d\ude00", "é\ud83d\ude00", "日\ud83d", "\ude00日", "é\"", "日a"])
        {
            foreach (int length in (int[])[254, 255, 256, 257, 511, 512, 513, 5000])
            {
                foreach (string text in (string[])[Repeat(part, length), "a" + Repeat(part, length)])
                {
                    Write(text, isHtmlSafe);

                    Assert.Equal(JsonSerializer.Serialize(text, options), Take());
                }
            }
        }

        static string Repeat(string part, int length) => string.Concat(Enumerable.Repeat(part, length))[..length];
    }

    [Fact]
    public void AsciiJson_IsEquivalentInPrintableAscii()
    {
        foreach (string text in (string[])["", "plain", "\" \\ \n \u0001", "\u007f", "é日\ud83d\ude00\u2028\uffff", "<&'+`>"])
        {
            _writer.WriteString(text);
            byte[] ascii = AsciiJson.From(_buffer.Filled).ToArray();
            _buffer.Truncate(0);
            Assert.DoesNotContain(ascii, static b => b is < (byte)' ' or > (byte)'~');
            Assert.Equal(text, JsonSerializer.Deserialize<string>(ascii));
        }
    }

    [Fact]
    public void AsciiJson_EscapesOnlyOtherCharacters() =>
        Assert.Equal("\" a~\\u00E9\\uD83D\\uDE00\"", Encoding.UTF8.GetString(AsciiJson.From("\" a~é\ud83d\ude00\""u8)));

    /// <summary>What System.Text.Json writes for converters and nodes has the same escapes.</summary>
    [Fact]
    public void EncoderForSystemTextJson_EscapesTheSame()
    {
        var options = new JsonSerializerOptions { Encoder = MinimalJsonEncoder.Instance };
        string[] parts = ["a", " ", "\"", "\\", "\n", "\u001f", "\u007f", "é", "\ud83d\ude00", "\ud83d", "\ude00"];
        foreach (string text in from first in parts from second in parts from third in parts select first + second + third)
        {
            _writer.WriteString(text);
            Assert.Equal(Take(), JsonSerializer.Serialize(text, options));
        }
    }

    [Fact]
    public void Base64OfAnyLength_MatchesSystemTextJson()
    {
        for (int length = 0; length < 200; length++)
        {
            byte[] bytes = [.. Enumerable.Range(0, length).Select(static i => (byte)(i * 7))];
            var buffer = new ByteBuffer(1);
            new JsonWriter(buffer).WriteBytes(bytes);
            Assert.Equal($"\"{Convert.ToBase64String(bytes)}\"", Encoding.UTF8.GetString(buffer.Filled));
        }

        _writer.WriteMemoryStream(new MemoryStream([1, 2, 3]));
        Assert.Equal("\"AQID\"", Take());
    }

    [Fact]
    public void SmallBuffer_GrowsForEveryString()
    {
        foreach (string text in (string[])["é", "日", "\ud83d\ude00", "\ud83d", "é\ud83d\ude00", "\n", "a\u0001é"])
        {
            for (int capacity = 1; capacity < 20; capacity++)
            {
                var buffer = new ByteBuffer(capacity);
                new JsonWriter(buffer).WriteString(text);
                Assert.Equal(JsonSerializer.Serialize(text, Options(isHtmlSafe: false)), Encoding.UTF8.GetString(buffer.Filled));
            }
        }
    }

    [Fact]
    public void NumberThatIsNotFinite_IsRejectedUnlessNamesAreAllowed()
    {
        string message = "NaN cannot be written: JSON has no number for it. Expected a finite number, or null.";
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => _writer.WriteNumber(double.NaN, JsonNumberHandling.Strict)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => _writer.WriteNumber(float.NaN, JsonNumberHandling.AllowReadingFromString)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => _writer.WriteHalf(Half.NaN, JsonNumberHandling.Strict)).Message);
        _buffer.Truncate(0);
        _writer.WriteNumber(double.NegativeInfinity, JsonNumberHandling.WriteAsString);
        _writer.WriteNumber(float.NaN, JsonNumberHandling.AllowNamedFloatingPointLiterals);
        _writer.WriteHalf(Half.PositiveInfinity, JsonNumberHandling.AllowNamedFloatingPointLiterals);
        Assert.Equal("\"-Infinity\"\"NaN\"\"Infinity\"", Take());
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(-0.5)]
    [InlineData(0.0001)]
    [InlineData(0.00001)]
    [InlineData(0.00012)]
    [InlineData(1.0005)]
    [InlineData(0.1 + 0.2)]
    [InlineData(1.1e-300)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(99_999_999_999.9999)]
    [InlineData(999_999_999_999_999)]
    [InlineData(999_999_999_999_999.9)]
    [InlineData(1e15)]
    [InlineData(9_007_199_254_740_993)]
    [InlineData(1e22)]
    [InlineData(1e23)]
    public void Doubles_MatchSystemTextJson(double value)
    {
        foreach (double near in (double[])[value, -value, Math.BitIncrement(value), Math.BitDecrement(value)])
            CheckDouble(near);
    }

    [Fact]
    public void RandomDoubles_MatchSystemTextJson()
    {
        var random = new Random(1);
        for (int i = 0; i < Sample.Count(300_000); i++)
        {
            // Any number of digits, with a decimal point in or before them; the decimal numbers and the doubles next to them.
            double value = random.NextInt64((long)Math.Pow(10, random.Next(1, 18))) / Math.Pow(10, random.Next(0, 8));
            CheckDouble(value);
            CheckDouble(Math.BitIncrement(value));
            double any = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(any))
                CheckDouble(any);
        }
    }

    private void CheckDouble(double value)
    {
        if (!double.IsFinite(value))
            return;
        _writer.WriteNumber(value);
        Assert.Equal(JsonSerializer.Serialize(value), Take());
    }

    private static JsonSerializerOptions Options(bool isHtmlSafe) => new() { Encoder = isHtmlSafe ? JavaScriptEncoder.Default : RequiredEscapes.Encoder };

    private void Write(string text, bool isHtmlSafe)
    {
        if (isHtmlSafe)
            _writer.HtmlSafe.WriteString(text);
        else
            _writer.WriteString(text);
    }

    private string Take()
    {
        string text = Encoding.UTF8.GetString(_buffer.Filled);
        _buffer.Truncate(0);
        return text;
    }
}
