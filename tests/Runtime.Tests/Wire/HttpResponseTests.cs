using System.Text;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Tests.Wire;

public sealed class HttpResponseTests
{
    private const int MaxHeadLength = 1024 * 1024;

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void HeadOverLimit_IsRejectedForAnySplit(int piece)
    {
        Assert.True(Read(HeadOf(MaxHeadLength), piece));
        Assert.Contains("no end of the headers", Assert.Throws<ProtocolException>(() => Read(HeadOf(MaxHeadLength + 1), piece)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BodyFraming.MaxBodyLength, null)]
    [InlineData(BodyFraming.MaxBodyLength + 1, "found a body of more than 67108864 bytes")]
    public void BodyThatEndsWithConnection_IsLimited(int length, string? message)
    {
        var response = new HttpResponse();
        "HTTP/1.1 200\r\n\r\n"u8.CopyTo(response.GetReceiveSpan());
        Assert.False(response.TryRead("HTTP/1.1 200\r\n\r\n".Length));
        ProtocolException? failure = null;
        try
        {
            for (int left = length; left > 0;)
            {
                int count = Math.Min(response.GetReceiveSpan().Length, left);
                left -= count;
                Assert.False(response.TryRead(count));
            }

            response.GetReceiveSpan();
            Assert.True(response.TryRead(0));
            Assert.Equal(length, response.Body.Length);
        }
        catch (ProtocolException e)
        {
            failure = e;
        }

        Assert.Equal(message, failure?.Message);
    }

    private static byte[] HeadOf(int length)
    {
        string start = "HTTP/1.1 204\r\nX: ";
        return Encoding.ASCII.GetBytes(start + new string('x', length - start.Length - 4) + "\r\n\r\n");
    }

    private static bool Read(byte[] bytes, int piece)
    {
        var response = new HttpResponse();
        bool isComplete = false;
        for (ReadOnlySpan<byte> rest = bytes; !rest.IsEmpty;)
        {
            Span<byte> room = response.GetReceiveSpan();
            int count = Math.Min(Math.Min(room.Length, rest.Length), piece);
            rest[..count].CopyTo(room);
            rest = rest[count..];
            isComplete = response.TryRead(count);
        }

        return isComplete;
    }
}
