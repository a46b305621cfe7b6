using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>JSON, or what is none: the same tokens as of <see cref="Utf8JsonReader"/> up to the same end or error, and what is skipped is as strict.</summary>
public static class JsonTarget
{
    public static void Run(byte[] input)
    {
        var platform = new Utf8JsonReader(input);
        var reader = new JsonReader(input);
        bool isToken;
        do
        {
            isToken = ReadBoth(input, ref platform, ref reader);
            if (!isToken)
                break;
            Property.Equal(platform.TokenType, reader.TokenType, "the token");
            Property.Equal((int)platform.TokenStartIndex, reader.TokenStart, "where the token starts");
            Property.Holds(platform.ValueSpan.SequenceEqual(reader.ValueSpan), "the token's bytes are the same");
            if (platform.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                Property.Equal(platform.ValueIsEscaped, reader.ValueIsEscaped, "whether there are escapes");
                string? text = TextOf(ref platform);
                Property.Equal(text, reader.GetText(), "the text");
                HasSameBytes(reader.ValueSpan, text);
            }

            if (platform.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                SkipBoth(platform, reader);
        }
        while (isToken);

        Property.IsFrugal(input.Length, granted: 0, () => Event(input));
    }

    private static bool ReadBoth(byte[] input, ref Utf8JsonReader platform, ref JsonReader reader)
    {
        bool isToken;
        try
        {
            isToken = platform.Read();
        }
        catch (JsonException)
        {
            // A number at the end of a text that has to go on is a token here, and what is missing behind it is the error.
            if (!IsError(reader))
                Property.Holds(reader.Read() && reader.TokenType == JsonTokenType.Number && IsError(reader), "what the platform refuses is refused");
            return false;
        }

        // Behind a number the platform looks for the comment that it refuses as the next token.
        if (platform.TokenType == JsonTokenType.Number && IsError(reader))
        {
            Property.Holds(input[(int)platform.BytesConsumed..] is [(byte)'/', ..], "what the platform takes is taken");
            return false;
        }

        Property.Equal(isToken, reader.Read(), "whether there is a token");
        return isToken;
    }

    /// <summary>A name is told from others by the bytes without its escapes, also where it is no valid text.</summary>
    private static void HasSameBytes(ReadOnlySpan<byte> value, string? text)
    {
        byte[] bytes = new byte[value.Length];
        bool isValid = JsonEscapes.TryUnescape(value, bytes, out int length);
        if (text is not null)
            Property.Holds(isValid && Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(bytes.AsSpan(0, length)), "the bytes without escapes are those of the text");
        else
            Property.Holds(!isValid || !Utf8.IsValid(value), "half of a surrogate pair has no bytes");
    }

    /// <summary>Whether the next token is refused.</summary>
    private static bool IsError(JsonReader copy)
    {
        try
        {
            copy.Read();
            return false;
        }
        catch (JsonSyntaxException)
        {
            return true;
        }
    }

    /// <summary>Of copies, so that the tokens within are read as well.</summary>
    private static void SkipBoth(Utf8JsonReader platform, JsonReader reader)
    {
        bool isError = false;
        try
        {
            platform.Skip();
        }
        catch (JsonException)
        {
            isError = true;
        }

        try
        {
            reader.Skip();
            Property.Holds(!isError, "what the platform refuses is refused when it is skipped");
        }
        catch (JsonSyntaxException)
        {
            Property.Holds(isError, "what the platform takes is skipped");
            return;
        }

        Property.Equal(platform.TokenType, reader.TokenType, "the token behind what was skipped");
        Property.Equal((int)platform.TokenStartIndex, reader.TokenStart, "where what was skipped ends");
    }

    private static string? TextOf(ref Utf8JsonReader platform)
    {
        try
        {
            return platform.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An event of which nothing is read: no error but the one with a place.</summary>
    private static bool Event(byte[] input)
    {
        try
        {
            return JsonRootReader.Read(input, static (ref JsonReader reader) =>
            {
                reader.Skip();
                return true;
            });
        }
        catch (JsonException e)
        {
            Property.Holds(e.Path is ['$', ..] && e.LineNumber >= 0 && e.BytePositionInLine >= 0, "an error has its place");
            return false;
        }
    }
}
