using System.Text;
using Lambda.Runtime.Wire;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Tests.Wire;

public sealed class ProtocolViolationTests
{
    /// <summary>The tests send a response with each violation to the real loop.</summary>
    [Fact]
    public void EveryViolation_HasMalformedResponse()
    {
        ProtocolViolation[] found = [.. MalformedResponseTests.Responses.Select(static row => Violation(row.Data.Item1)).OfType<ProtocolViolation>().Distinct().Order()];
        Assert.Equal(Enum.GetValues<ProtocolViolation>(), found);
    }

    [Theory]
    [InlineData("HTTP/1.1 200\0", ProtocolViolation.ZeroByte)]
    [InlineData("HTTP/1.1 200\r\r", ProtocolViolation.BareCarriageReturn)]
    [InlineData("HTTP/1.1 200\r\nX\n", ProtocolViolation.HeaderLine)]
    public void MalformedHead_HasItsViolation(string text, object violation) => Assert.Equal(violation, Violation(text));

    [Theory]
    [InlineData("", "the peer closed the connection instead of sending a response")]
    [InlineData("HTTP/", "the peer closed the connection 5 bytes into its response")]
    [InlineData("HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n1", "the peer closed the connection 36 bytes into its response")]
    public void TruncatedResponse_IsErrorWithItsLength(string text, string message)
    {
        var response = new HttpResponse();
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        bytes.CopyTo(response.GetReceiveSpan());
        if (bytes.Length > 0)
            Assert.False(response.TryRead(bytes.Length));
        response.GetReceiveSpan();
        Assert.Equal(message, Assert.Throws<ConnectionException>(() => response.TryRead(0)).Message);
    }

    private static ProtocolViolation? Violation(string text)
    {
        var response = new HttpResponse();
        try
        {
            for (ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text); !rest.IsEmpty;)
            {
                Span<byte> room = response.GetReceiveSpan();
                int count = Math.Min(room.Length, rest.Length);
                rest[..count].CopyTo(room);
                rest = rest[count..];
                if (response.TryRead(count))
                    return null;
            }

            return null;
        }
        catch (ProtocolException e)
        {
            return e.Violation;
        }
    }
}
