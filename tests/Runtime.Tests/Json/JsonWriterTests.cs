using System.Text;
using System.Text.Json;
using Lambda.Runtime.Http;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Tests.Json;

/// <summary>What the fast ways of the writer leave: bytes as System.Text.Json writes them.</summary>
public sealed class JsonWriterTests
{
    /// <summary>Around the lengths at which strings are copied in another way: 8 and 16.</summary>
    private static readonly int[] Lengths = [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40];

    private readonly ByteBuffer _buffer = new(64);
    private readonly JsonWriter _writer;

    public JsonWriterTests() => _writer = new JsonWriter(_buffer);

    [Fact]
    public void EveryUtf16Unit_IsWrittenAsBySystemTextJson_WhereverItStands()
    {
        byte[] expected = new byte[64];
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            byte[] written = JsonSerializer.SerializeToUtf8Bytes(((char)unit).ToString());
            foreach (int length in Lengths)
            {
                // In every place for what is near ASCII and its images in higher bytes, and else in one that moves along.
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

                    _writer.WriteString(text);

                    Assert.True(expected.AsSpan(0, length - 1 + written.Length).SequenceEqual(_buffer.Filled), $"U+{unit:X4} at {at} of {length}");
                    _buffer.Truncate(0);
                }
            }
        }
    }

    [Fact]
    public void StringsOfAnyMixture_AreWrittenAsBySystemTextJson()
    {
        string[] parts = ["a", "plain text", "\"", "\\", "\n", "é", "\ud83d\ude00", "\ud83d", "\ude00", "\u0000", "'", "<&>", "`+", "~\u007f", "0123456789abcdef"];
        var random = new Random(1);
        for (int i = 0; i < 50_000; i++)
        {
            var text = new StringBuilder();
            for (int count = random.Next(12); count > 0; count--)
                text.Append(parts[random.Next(parts.Length)]);

            _writer.WriteString(text.ToString());

            Assert.Equal(JsonSerializer.Serialize(text.ToString()), Take());
        }
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
    public void Doubles_AreWrittenAsBySystemTextJson(double value)
    {
        foreach (double near in (double[])[value, -value, Math.BitIncrement(value), Math.BitDecrement(value)])
            CheckDouble(near);
    }

    [Fact]
    public void DoublesOfFewAndOfManyDigits_AreWrittenAsBySystemTextJson()
    {
        var random = new Random(1);
        for (int i = 0; i < 300_000; i++)
        {
            // As many digits as may be, and a point somewhere in them or before; as decimal numbers and as the doubles beside them.
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

    private string Take()
    {
        string text = Encoding.UTF8.GetString(_buffer.Filled);
        _buffer.Truncate(0);
        return text;
    }
}
