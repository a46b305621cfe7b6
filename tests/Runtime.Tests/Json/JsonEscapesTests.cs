using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that escapes are decoded as System.Text.Json does, in texts of any length.</summary>
public sealed class JsonEscapesTests
{
    private static readonly string[] Escapes =
        ["\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\u00e9", "\\uFFFF", "\\u0000", "\\ud83d\\ude00", "\\uD83D\\uDE00", "é", "plain text with a length"];

    /// <summary>Around the lengths at which a text is decoded on the stack, in a pooled array and in a new one.</summary>
    public static TheoryData<int> Lengths => [0, 1, 100, 240, 250, 251, 252, 253, 254, 255, 256, 257, 300, 5000, 1024 * 1024 - 2, 1024 * 1024 - 1, 1024 * 1024, 2_000_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void TextOfAnyLength_IsDecoded(int length)
    {
        string text = new('x', length);
        Assert.Equal($"\n{text}\"", Read($"\"\\n{text}\\\"\""));
        Assert.Equal($"{text}é😀", Read($"\"{text}\\u00e9\\ud83d\\ude00\""));
    }

    [Fact]
    public void RandomTexts_AreDecodedAsBySystemTextJson()
    {
        var random = new Random(1);
        for (int i = 0; i < Sample.Count(20_000); i++)
        {
            string json = $"\"{string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Escapes[random.Next(Escapes.Length)]))}\"";
            Assert.Equal(JsonSerializer.Deserialize<string>(json), Read(json));
        }
    }

    [Theory]
    [InlineData(@"\ud83d")]
    [InlineData(@"\ude00")]
    [InlineData(@"\ude00\ud83d")]
    [InlineData(@"\ud83d\n\ude00")]
    [InlineData(@"\ud83d\n00000")]
    [InlineData(@"\ud83dxude00")]
    [InlineData(@"\ud83dx\ude00")]
    [InlineData(@"\ud83d\u0041")]
    [InlineData(@"\ud83d\ud83d\ude00")]
    public void HalfOfPair_IsAnError(string text) => Assert.ThrowsAny<JsonException>(() => Read($"\"{text}\""));

    [Theory]
    [InlineData("\\\"", 2)]
    [InlineData("\\\\", 2)]
    [InlineData("\\/", 2)]
    [InlineData("\\b", 2)]
    [InlineData("\\f", 2)]
    [InlineData("\\n", 2)]
    [InlineData("\\r", 2)]
    [InlineData("\\t", 2)]
    [InlineData("\\u0aF9", 6)]
    [InlineData("\\u0aF9more", 6)]
    [InlineData("\\u0aF", 0)]
    [InlineData("\\u0agF", 0)]
    [InlineData("\\a", 0)]
    [InlineData("\\U0041", 0)]
    [InlineData("\\'", 0)]
    [InlineData("\\", 0)]
    public void Escape_HasItsLength(string escape, int length) => Assert.Equal(length, JsonEscapes.GetLength(Encoding.UTF8.GetBytes(escape)));

    private static string? Read(string json) => JsonRootReader.Read(Encoding.UTF8.GetBytes(json), JsonValueReader.GetString);
}
