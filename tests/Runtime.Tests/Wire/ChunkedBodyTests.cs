using System.Text;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Tests.Wire;

/// <summary>Tests the limits of a chunked body. The fuzz target tests which bytes are rejected.</summary>
public sealed class ChunkedBodyTests
{
    private const int MaxOverhead = 64 * 1024;

    [Theory]
    [InlineData("9\r\n123456789\r\n0\r\n\r\n", "123456789")]
    [InlineData("00a\r\n123456789a\r\n0\r\n\r\n", "123456789a")]
    [InlineData("F\r\n123456789abcdef\r\n0\r\n\r\n", "123456789abcdef")]
    [InlineData("11\r\n0123456789abcdefg\r\n0\r\n\r\n", "0123456789abcdefg")]
    public void EveryHexadecimalDigit_IsRead(string encoded, string body) => Assert.Equal(body, Decode(encoded, out _));

    [Theory]
    [InlineData("4000000\r\n", null)]
    [InlineData("4000001\r\n", "found a chunked body of more than 67108864 bytes")]
    [InlineData("1\r\na\r\n3ffffff\r\n", null)]
    [InlineData("1\r\na\r\n4000000\r\n", "found a chunked body of more than 67108864 bytes")]
    public void BodyOverLimit_IsRejectedAtItsSize(string encoded, string? message)
    {
        if (message is null)
            Assert.Equal(encoded.Length > 9 ? "a" : "", Decode(encoded, out _));
        else
            Assert.Equal(message, Assert.Throws<ProtocolException>(() => Decode(encoded, out _)).Message);
    }

    [Fact]
    public void OverheadOverLimit_IsRejected()
    {
        string allowed = "1;" + new string('x', MaxOverhead - 4) + "\r\n";
        Assert.Equal("a", Decode(allowed + "a", out int consumed));
        Assert.Equal(MaxOverhead + 1, consumed);
        Assert.Equal(
            "found more than 65536 bytes of chunk extension or trailers in one place",
            Assert.Throws<ProtocolException>(() => Decode("1;x" + allowed[2..], out _)).Message);
    }

    private static string Decode(string encoded, out int consumed)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(encoded);
        return Encoding.ASCII.GetString(bytes, 0, new ChunkedBody().Decode(bytes, out consumed));
    }
}
