using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests the errors for malformed JSON: what was expected, what was found, and where. The fuzz target tests which texts are rejected.</summary>
public sealed class JsonReaderTests
{
    /// <summary>Malformed texts, each with its error and the position of the error, counted from 1.</summary>
    public static TheoryData<string, string, int> MalformedTexts => new()
    {
        { "", "$: expected a JSON value, found the end", 1 },
        { "?", "$: expected a JSON value, found '?'", 1 },
        { "\u00e9", @"$: expected a JSON value, found '\xc3'", 1 },
        { "[1,]", "$[1]: expected a JSON value, found ']'", 4 },
        { "[1,2", "$[1]: expected ',' or ']', found the end", 5 },
        { "[1 2]", "$[0]: expected ',' or ']', found '2'", 4 },
        { "[1}", "$[0]: expected ',' or ']', found '}'", 3 },
        { "{\"a\":1]", "$.a: expected ',' or '}', found ']'", 7 },
        { "{\"a\":1,}", "$.a: expected a name in quotes, found '}'", 8 },
        { "{a:1}", "$: expected a name in quotes, found 'a'", 2 },
        { "{\"a\" 1}", "$: expected ':' after a name, found '1'", 6 },
        { "{\"a\":}", "$.a: expected a JSON value, found '}'", 6 },
        { "{} {}", "$: expected the end, found '{'", 4 },
        { "[/* no */]", "$[0]: expected a JSON value, found '/'", 2 },
        { "nul", "$: expected a JSON value, found 'nul'", 1 },
        { "[true, fals]", "$[1]: expected a JSON value, found 'fals'", 8 },
        { "not JSON", "$: expected a JSON value, found 'not'", 1 },
        { "hello", "$: expected a JSON value, found 'hello'", 1 },
        { "[True]", "$[0]: expected a JSON value, found 'True'", 2 },
        { "[truer]", "$[0]: expected ',' or ']', found 'r'", 6 },
        { "[-]", "$[0]: expected a digit, found ']'", 3 },
        { "[.5]", "$[0]: expected a JSON value, found '.'", 2 },
        { "[1.]", "$[0]: expected a digit, found ']'", 4 },
        { "[1e+]", "$[0]: expected a digit, found ']'", 5 },
        { "[007]", "$[0]: expected a number without leading zeros, found '007'", 2 },
        { "[1x]", "$[0]: expected the end of a number, found 'x'", 3 },
        { "[\"a", "$[0]: expected the end of a string, '\"', found the end", 4 },
        { "[\"a\nb\"]", @"$[0]: expected \u000a, found the control character itself", 4 },
        { @"[""\x""]", @"$[0]: expected an escape such as \n or \u00e9, found '\x'", 3 },
        { @"[""\u12g4""]", @"$[0]: expected an escape such as \n or \u00e9, found '\u12g4'", 3 },
        { @"[""\u12", @"$[0]: expected an escape such as \n or \u00e9, found '\u12'", 3 },
        { "{\"a\":" + new string('[', 64), "$.a" + string.Concat(Enumerable.Repeat("[0]", 63)) + ": expected no more than 64 levels, found another", 69 },
    };

    [Theory]
    [MemberData(nameof(MalformedTexts))]
    public void MalformedJson_IsErrorWithExpectedFoundAndPosition(string json, string message, int position)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        string expected = $"{message} (line 1, position {position})";
        Assert.Equal(expected, Assert.Throws<JsonException>(() => JsonRootReader.Read(bytes, Skip)).Message);
        Assert.Equal(expected, Assert.Throws<JsonException>(() => JsonRootReader.Read(bytes, ReadEach)).Message);
    }

    [Fact]
    public void ErrorInSkippedValue_HasItsLine()
    {
        JsonException error = Assert.Throws<JsonException>(() => JsonRootReader.Read("{\"a\":[1,\n2,\n3],\n  \"b\":?}"u8, Skip));
        Assert.Equal("$.b: expected a JSON value, found '?' (line 4, position 7)", error.Message);
        Assert.Equal((3, 6, "$.b"), (error.LineNumber, error.BytePositionInLine, error.Path));
    }

    [Fact]
    public void StringOfAnyLength_EndsAtClosingQuote()
    {
        for (int length = 0; length < 200; length++)
        {
            string text = new('x', length);
            Assert.Equal(text, TextOf($"\"{text}\""));
            Assert.Equal(text + "\"é\n" + text, TextOf($"\"{text}\\\"\\u00e9\\n{text}\""));
            Assert.Throws<JsonException>(() => TextOf($"\"{text}\u0001{text}\""));
            Assert.Throws<JsonException>(() => TextOf($"\"{text}"));
        }
    }

    private static string? TextOf(string json) => JsonRootReader.Read(Encoding.UTF8.GetBytes(json), JsonValueReader.GetString);

    private static bool Skip(ref JsonReader reader)
    {
        reader.Skip();
        return true;
    }

    private static bool ReadEach(ref JsonReader reader)
    {
        while (reader.Read())
        {
        }

        return true;
    }
}
