using System.Text;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Testing.Tests.Streams;

/// <summary>Which shard a record gets into.</summary>
public sealed class HashKeyTests
{
    // The values of Apache Kafka's own tests.
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void Murmur2_IsThatOfKafka(string key, int hash) => Assert.Equal(hash, HashKey.Murmur2(Encoding.UTF8.GetBytes(key)));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("85070591730234615865843651857942052863", 0)]
    [InlineData("85070591730234615865843651857942052864", 1)]
    [InlineData("340282366920938463463374607431768211455", 3)]
    public void HashKeys_AreDividedInRangesOfTheSameSize(string hash, int shard) => Assert.Equal(shard, HashKey.ShardOf(HashKey.Parse(hash), 4));

    [Fact]
    public void OneShard_HasAllKeys() => Assert.Equal(0, HashKey.ShardOf(UInt128.MaxValue, 1));

    [Fact]
    public void PartitionKey_IsHashedByMD5() => Assert.Equal(UInt128.Parse("c4ca4238a0b923820dcc509a6f75849b", System.Globalization.NumberStyles.HexNumber, null), HashKey.Of("1"));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("340282366920938463463374607431768211456")]
    [InlineData("0x10")]
    public void InvalidHashKey_IsRefusedWithItsRange(string hash)
    {
        StreamErrorException error = Assert.Throws<StreamErrorException>(() => HashKey.Parse(hash));

        Assert.Equal("InvalidArgumentException", error.Type);
        Assert.Equal($"The explicit hash key is '{hash}'. Expected a decimal number from 0 to 340282366920938463463374607431768211455.", error.Message);
    }
}
