using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Tests.Wire;

public sealed class ByteBufferTests
{
    [Fact]
    public void RareLargeUse_ReleasesMemoryAfterSmallUses()
    {
        var buffer = new ByteBuffer(1024);
        Use(buffer, 5_000_000);
        Assert.InRange(buffer.Capacity, 5_000_000, 10_000_000);
        for (int i = 0; i < 20; i++)
            Use(buffer, 3000);
        Assert.Equal(3000, buffer.Capacity);
    }

    [Fact]
    public void FrequentLargeUses_KeepBuffer()
    {
        var buffer = new ByteBuffer(1024);
        for (int i = 0; i < 100; i++)
            Use(buffer, i % 10 == 0 ? 5_000_000 : 3000);
        Assert.InRange(buffer.Capacity, 5_000_000, 10_000_000);
    }

    [Fact]
    public void Growth_KeepsContents()
    {
        var buffer = new ByteBuffer(4);
        for (byte i = 0; i < 200; i++)
        {
            buffer.EnsureFree(1);
            buffer.Free.Span[0] = i;
            buffer.Advance(1);
        }

        Assert.Equal(Enumerable.Range(0, 200).Select(static i => (byte)i), buffer.Filled.ToArray());
    }

    [Theory]
    [InlineData(901)]
    [InlineData(int.MaxValue)]
    [InlineData(4L * int.MaxValue)]
    public void RequestOverLimit_IsRejectedBeforeAllocating(long free)
    {
        var buffer = new ByteBuffer(4, limit: 1000, static () => new FormatException("too long"));
        buffer.Append(new byte[100]);
        Assert.Equal("too long", Assert.Throws<FormatException>(() => buffer.EnsureFree(free)).Message);
        buffer.EnsureFree(900);
        Assert.Equal((100, 1000), (buffer.Count, buffer.Capacity));
    }

    [Fact]
    public void RequestOverMaxArrayLength_IsRejected()
    {
        var buffer = new ByteBuffer(4);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => buffer.EnsureFree(Array.MaxLength + 1L));
        Assert.Equal("The text is longer than the 2147483591 bytes that an array may have.", exception.Message);
        Assert.Equal(4, buffer.Capacity);
    }

    private static void Use(ByteBuffer buffer, int length)
    {
        buffer.Reset();
        buffer.EnsureFree(length);
        buffer.Advance(length);
    }
}
