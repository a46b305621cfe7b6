using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests the search for names that are not valid UTF-8, and for names with letters that are not ASCII.</summary>
public sealed class PropertyNameTests
{
    private static readonly string LongName = new('ж', 65);

    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("\"b\\u0063\"", "bc")]
    [InlineData("\"b\u00ff\"", "b\ufffd")]
    [InlineData("\"\\u0062\u00ff\"", "b\ufffd")]
    public void UnknownName_IsDecoded(string name, string expected)
    {
        var reader = new JsonReader(Encoding.Latin1.GetBytes($"{{{name}:1}}"));
        reader.Read();
        var names = new PropertyNameMatcher("known\n"u8, keepsNames: true);
        Assert.True(names.MoveNext(ref reader, out int member));
        Assert.Equal((-1, expected), (member, names.UnknownName));
        Assert.False(names.FoundExactly);
    }

    [Fact]
    public void UnknownName_IsDecodedOnlyIfNeeded()
    {
        var reader = new JsonReader("{\"a\":1}"u8);
        reader.Read();
        var names = new PropertyNameMatcher("known\n"u8);
        Assert.True(names.MoveNext(ref reader, out _));
        Assert.Null(names.UnknownName);
        Assert.False(names.MoveNext(ref reader, out int member));
        Assert.Equal(-1, member);
    }

    [Fact]
    public void UnknownNameWithHalfOfPair_IsError() => Assert.ThrowsAny<JsonException>(static () =>
    {
        var reader = new JsonReader("{\"\\ud800\":1}"u8);
        reader.Read();
        new PropertyNameMatcher("known\n"u8, keepsNames: true).MoveNext(ref reader, out _);
    });

    [Fact]
    public void NamesWithNonAsciiLetters_AreFoundInAnyCase()
    {
        // A new instance, and the same again with its cache.
        string[] members = ["größe", "id", "名前", LongName];
        string text = string.Join('\n', members) + "\n";
        var folded = new FoldedPropertyNames(text);
        for (int round = 0; round < 3; round++)
        {
            Assert.Equal([0, 1, 2, 3], Find(text, folded, "größe", "id", "名前", LongName));
            Assert.Equal([3, 2, 1, 0], Find(text, folded, LongName.ToUpperInvariant(), "名前", "ID", "GRÖßE"));
            Assert.Equal([-1, -1, -1, -1], Find(text, folded, LongName + "ж", LongName[1..], "名", "grösse"));
        }
    }

    private static int[] Find(string members, FoldedPropertyNames folded, params string[] names)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes($"{{{string.Join(',', names.Select(static name => $"\"{name}\":1"))}}}"));
        reader.Read();
        var matcher = new PropertyNameMatcher(Encoding.UTF8.GetBytes(members), folded: folded);
        var found = new List<int>();
        while (matcher.MoveNext(ref reader, out int member))
            found.Add(member);
        return [.. found];
    }
}
