using System.Buffers.Binary;
using System.IO.Hashing;
using Lambda.Runtime.Layer.Caching;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>The cached result of a compilation, and how damage to it is detected.</summary>
public sealed class CacheEntryTests
{
    [Fact]
    public void Entry_RoundTrips()
    {
        CacheEntry read = Assert.IsType<CacheEntry>(CacheEntry.Read(new CacheEntry("Type", "Name", [1, 2, 3], []).ToBytes()));
        Assert.Equal("Type", read.HandlerType);
        Assert.Equal("Name", read.Handler);
        Assert.Equal([1, 2, 3], read.Assembly);
        Assert.Empty(read.Symbols);
    }

    [Fact]
    public void ChangedOrTruncatedEntry_IsRejected()
    {
        byte[] bytes = new CacheEntry("Type", "Name", [1, 2, 3], [4]).ToBytes();
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 1;
            Assert.Null(CacheEntry.Read(damaged));
            Assert.Null(CacheEntry.Read(bytes[..i]));
        }
    }

    [Fact]
    public void EntryWithDifferentKey_IsRejected()
    {
        byte[] bytes = new CacheEntry("Type", "Name", [1, 2, 3], [4]).ToBytes(key: 7);
        Assert.NotNull(CacheEntry.Read(bytes, key: 7));
        Assert.Null(CacheEntry.Read(bytes, key: 8));
        Assert.Null(CacheEntry.Read(bytes));
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0, 5)]
    [InlineData(0, int.MaxValue)]
    [InlineData(8, 2)]
    [InlineData(8, int.MinValue)]
    [InlineData(16, 2)]
    [InlineData(23, 0)]
    public void EntryWithInconsistentLengths_IsRejected(int position, int length)
    {
        byte[] bytes = new CacheEntry("Type", "Name", [1, 2, 3], [4]).ToBytes();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(position), length);
        XxHash64.Hash(bytes.AsSpan(0, bytes.Length - 8), bytes.AsSpan(bytes.Length - 8));
        Assert.Null(CacheEntry.Read(bytes));
    }
}
