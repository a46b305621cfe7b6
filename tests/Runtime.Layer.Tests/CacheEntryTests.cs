using Lambda.Runtime.Layer.Caching;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>What is kept of a compilation, and how damage of it is seen.</summary>
public sealed class CacheEntryTests
{
    [Fact]
    public void Entry_IsReadAsItWasWritten()
    {
        CacheEntry read = Assert.IsType<CacheEntry>(CacheEntry.Read(new CacheEntry("Type", [1, 2, 3], []).ToBytes()));
        Assert.Equal("Type", read.HandlerType);
        Assert.Equal([1, 2, 3], read.Assembly);
        Assert.Empty(read.Symbols);
    }

    [Fact]
    public void EntryWithAnyOtherByte_OrCutShort_IsNone()
    {
        byte[] bytes = new CacheEntry("Type", [1, 2, 3], [4]).ToBytes();
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 1;
            Assert.Null(CacheEntry.Read(damaged));
            Assert.Null(CacheEntry.Read(bytes[..i]));
        }
    }
}
