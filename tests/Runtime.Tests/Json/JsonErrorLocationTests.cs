using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests how the path of an error shows names and indexes.</summary>
public sealed class JsonErrorLocationTests
{
    [Theory]
    [InlineData("{\"a\":?}", "$.a")]
    [InlineData("{\"a_b-c$\":?}", "$.a_b-c$")]
    [InlineData("{\"é1\":?}", "$.é1")]
    [InlineData("{\"a b\":?}", "$['a b']")]
    [InlineData("{\"a.b\":[1,?]}", "$['a.b'][1]")]
    [InlineData("{\"\":?}", "$")]
    [InlineData("{\"a\":1,\"b\":[[],{\"c\":?}]}", "$.b[1].c")]
    [InlineData("[{},{},?]", "$[2]")]
    [InlineData("[[1],[2,?]]", "$[1][1]")]
    [InlineData("{?}", "$")]
    public void Path_ShowsNamesAndIndexes(string json, string path) => Assert.Equal(path, Error(json).Path);

    [Theory]
    [InlineData(100, 0, "")]
    [InlineData(101, 0, "...")]
    [InlineData(99, 1, "...")]
    [InlineData(98, 1, "")]
    public void LongName_IsTruncatedBetweenCharacters(int letters, int nonAscii, string end)
    {
        string name = new string('a', letters) + new string('é', nonAscii);
        string shown = end == "" ? name : new string('a', Math.Min(letters, 100));
        Assert.Equal($"$.{shown}{end}".Replace($"$.{shown}...", $"$['{shown}...']", StringComparison.Ordinal), Error($"{{\"{name}\":?}}").Path);
    }

    [Fact]
    public void LongNameWithoutStartOfCharacter_IsLeftOut()
    {
        byte[] json = [.. "{\""u8, .. Enumerable.Repeat((byte)0x80, 200), .. "\":?}"u8];
        Assert.Equal("$['...']", Error(json).Path);
    }

    [Fact]
    public void Position_IsCountedInBytesOfTheLine()
    {
        JsonException error = Error("{\r\n\"é\":\n \"é\", ?");
        Assert.Equal((2, 7, "$.é"), (error.LineNumber, error.BytePositionInLine, error.Path));
        Assert.EndsWith(" (line 3, position 8)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-", "expected a digit, found the end")]
    [InlineData("-x", "expected a digit, found 'x'")]
    [InlineData("01", "expected a number without leading zeros, found '01'")]
    [InlineData("0x", "expected the end of a number, found 'x'")]
    [InlineData("10x", "expected the end of a number, found 'x'")]
    [InlineData("1.", "expected a digit, found the end")]
    [InlineData("1.-5", "expected a digit, found '-'")]
    [InlineData("1.5x", "expected the end of a number, found 'x'")]
    [InlineData("1e", "expected a digit, found the end")]
    [InlineData("1e+", "expected a digit, found the end")]
    [InlineData("1E-x", "expected a digit, found 'x'")]
    [InlineData("1e5.", "expected the end of a number, found '.'")]
    public void MalformedNumber_IsErrorWithExpectedAndFound(string json, string message) =>
        Assert.StartsWith($"$: {message} (line 1, ", Error(json).Message, StringComparison.Ordinal);

    private static JsonException Error(string json) => Error(Encoding.UTF8.GetBytes(json));

    private static JsonException Error(byte[] json) => Assert.Throws<JsonException>(() => JsonRootReader.Read(json, static (ref reader) =>
    {
        while (reader.Read())
        {
        }

        return true;
    }));
}
