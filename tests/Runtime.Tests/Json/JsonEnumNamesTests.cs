using System.Diagnostics;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests tables of names that are compared one by one, and larger ones with an index.</summary>
public sealed class JsonEnumNamesTests
{
    public static TheoryData<int> Counts => [1, 8, 9, 40];

    [Theory]
    [MemberData(nameof(Counts))]
    public void EveryName_IsReadInAnyCase(int count)
    {
        JsonEnumNames names = Create(count, size: 4);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal((ulong)i + 1, Read(names, $"Name{i}"));
            Assert.Equal((ulong)i + 1, Read(names, $"NAME{i}"));
        }

        Assert.Throws<JsonException>(() => Read(names, $"Name{count}"));
        Assert.Throws<JsonException>(() => Read(names, "Name"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NamesThatDifferOnlyInCase_ExactOneIsPreferred(bool isLarge)
    {
        string[] others = isLarge ? [.. Enumerable.Range(0, 20).Select(static i => $"Other{i}")] : [];
        string[] all = [.. others, "First", "FIRST", "Exact"];
        bool[] exact = [.. all.Select(static name => name == "Exact")];
        var names = new JsonEnumNames(all, [.. Enumerable.Range(1, all.Length).Select(static i => (ulong)i)], isFlags: false, isSigned: true, size: 4, exact);
        Assert.Equal((ulong)others.Length + 1, Read(names, "First"));
        Assert.Equal((ulong)others.Length + 2, Read(names, "FIRST"));
        Assert.Equal((ulong)others.Length + 1, Read(names, "first"));
        Assert.Equal((ulong)others.Length + 3, Read(names, "Exact"));
        Assert.Throws<JsonException>(() => Read(names, "exact"));
    }

    /// <summary>An event chooses the case of its names, so case must not decide how many names are compared.</summary>
    [Fact]
    public void NameInAnotherCase_IsFoundAsFastAsTheExactOne()
    {
        JsonEnumNames names = Create(50_000, size: 4);
        TimeSpan exact = Time(names, "Name1");
        TimeSpan other = Time(names, "NAME1");
        Assert.True(other < 50 * exact, $"The name in another case took {other}, and the exact one {exact}.");

        static TimeSpan Time(JsonEnumNames names, string text) => Enumerable.Range(0, 5).Min(_ =>
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < 20; i++)
                Read(names, text);
            return Stopwatch.GetElapsedTime(start);
        });
    }

    [Theory]
    [InlineData(1, true, "127", "-128", "128", "-129")]
    [InlineData(1, false, "255", "0", "256", "-1")]
    [InlineData(2, true, "32767", "-32768", "32768", "-32769")]
    [InlineData(2, false, "65535", "+1", "65536", "+-1")]
    [InlineData(4, true, "2147483647", "-2147483648", "2147483648", "-2147483649")]
    [InlineData(4, false, "4294967295", "007", "4294967296", "")]
    [InlineData(8, true, "9223372036854775807", "-9223372036854775808", "9223372036854775808", "++1")]
    [InlineData(8, false, "18446744073709551615", "000000000000000000000000001", "18446744073709551616", "1 2")]
    public void Number_MustFitTheSize(int size, bool isSigned, string largest, string other, string tooLarge, string invalid)
    {
        var names = new JsonEnumNames(["A"], [1], isFlags: false, isSigned, size);
        Assert.Equal(isSigned ? (ulong)long.Parse(largest, null) : ulong.Parse(largest, null), Read(names, largest));
        Assert.Equal((ulong)Int128.Parse(other, null), Read(names, other));
        Assert.Throws<JsonException>(() => Read(names, tooLarge));
        Assert.Throws<JsonException>(() => Read(names, invalid));
    }

    private static JsonEnumNames Create(int count, int size) => new(
        [.. Enumerable.Range(0, count).Select(static i => $"Name{i}")],
        [.. Enumerable.Range(1, count).Select(static i => (ulong)i)],
        isFlags: false,
        isSigned: true,
        size);

    private static ulong Read(JsonEnumNames names, string text) =>
        JsonRootReader.Read(JsonSerializer.SerializeToUtf8Bytes(text), (ref reader) => names.Read(ref reader));
}
