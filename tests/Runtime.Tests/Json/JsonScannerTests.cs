using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that values are skipped in one loop. Without it, they would be read token by token, with the same result.</summary>
public sealed class JsonScannerTests
{
    private const int Levels = 3;

    [Theory]
    [InlineData("[]")]
    [InlineData("[ ]")]
    [InlineData("[1]")]
    [InlineData("[ 1 , -2.5e+3 ]")]
    [InlineData("[\"a\",\"\",\"\\\"\",\"a long text with more than sixteen characters\"]")]
    [InlineData("[true,false,null]")]
    [InlineData("[[],{}]")]
    [InlineData("[[[[]]]]")]
    [InlineData("{}")]
    [InlineData("{ }")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\" : \"b\" , \"\":true}")]
    [InlineData("{\"a\":{\"b\":{\"c\":{}}}}")]
    [InlineData("{\"a\":[null,false],\"b\":{\"c\":\"d\"}}")]
    public void ValidValue_EndIsFound(string json)
    {
        Assert.Equal(json.Length, End(json));
        Assert.Equal(json.Length, End(json + "]}"));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[1")]
    [InlineData("[1 2]")]
    [InlineData("[1,]")]
    [InlineData("[1}")]
    [InlineData("[\"a]")]
    [InlineData("[tru]")]
    [InlineData("[fals]")]
    [InlineData("[nul]")]
    [InlineData("[trux,1]")]
    [InlineData("[falsx,1]")]
    [InlineData("[nulx,1]")]
    [InlineData("[x]")]
    [InlineData("[[[[[]]]]]")]
    [InlineData("{")]
    [InlineData("{1:1}")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}")]
    public void MalformedValue_HasNoEnd(string json) => Assert.Equal(-1, End(json));

    [Fact]
    public void PropertyName_IsSkippedWithItsValue()
    {
        foreach (string value in (string[])["1", "[1,[2]]", "{\"c\":{}}", "\"x\""])
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes($"{{\"a\":{value},\"b\":2}}"));
            reader.Read();
            reader.Read();
            reader.Skip();
            reader.Read();
            Assert.Equal((JsonTokenType.PropertyName, "b"), (reader.TokenType, reader.GetText()));
        }
    }

    private static int End(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        return json[0] == '[' ? JsonScanner.EndOfArray(bytes, 1, Levels) : JsonScanner.EndOfObject(bytes, 1, Levels);
    }
}
