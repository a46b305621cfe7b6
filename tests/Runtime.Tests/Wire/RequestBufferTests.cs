using System.Text;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Tests.Wire;

public sealed class RequestBufferTests
{
    private readonly RequestBuffer _buffer = new(1000, static () => new InvalidOperationException("too long"));

    public RequestBufferTests()
    {
        _buffer.Reset();
        _buffer.Bytes.Append("a body"u8);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(RequestBuffer.HeadRoom - 1, true)]
    [InlineData(RequestBuffer.HeadRoom, true)]
    [InlineData(RequestBuffer.HeadRoom + 1, false)]
    public void HeadThatFitsItsRoom_CostsNoCopy(int length, bool inPlace)
    {
        byte[] head = [.. Enumerable.Repeat((byte)'h', length)];
        ReadOnlyMemory<byte> request = _buffer.Seal(head);
        Assert.Equal(new string('h', length) + "a body", Encoding.ASCII.GetString(request.Span));
        Assert.Equal(inPlace, request.Span.Overlaps(_buffer.Bytes.Filled));
    }

    [Fact]
    public void TruncatedBody_KeepsItsStart()
    {
        _buffer.Truncate(4);
        Assert.Equal("a bo", Encoding.ASCII.GetString(_buffer.Body.Span));
        Assert.Equal("HEAD a bo", Encoding.ASCII.GetString(_buffer.Seal("HEAD "u8).Span));
    }
}
