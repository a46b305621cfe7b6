using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Fuzzes the JSON reader: it reads the same tokens as <see cref="Utf8JsonReader"/> up to the same end or error, and skips just as strictly.</summary>
public static class JsonTarget
{
    public static void Run(byte[] input)
    {
        var utf8Reader = new Utf8JsonReader(input);
        var reader = new JsonReader(input);
        bool isToken;
        do
        {
            isToken = ReadBoth(input, ref utf8Reader, ref reader);
            if (!isToken)
                break;
            Property.Equal(utf8Reader.TokenType, reader.TokenType, "the token");
            Property.Equal((int)utf8Reader.TokenStartIndex, reader.TokenStart, "where the token starts");
            Property.Holds(utf8Reader.ValueSpan.SequenceEqual(reader.ValueSpan), "the token's bytes are the same");
            if (utf8Reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                Property.Equal(utf8Reader.ValueIsEscaped, reader.ValueIsEscaped, "whether there are escapes");
                string? text = TextOf(ref utf8Reader);
                Property.Equal(text, reader.GetText(), "the text");
                HasSameBytes(reader.ValueSpan, text);
            }

            if (utf8Reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                SkipBoth(utf8Reader, reader);
        }
        while (isToken);

        Property.AllocatesWithinLimit(input.Length, granted: 0, () => Event(input));
    }

    private static bool ReadBoth(byte[] input, ref Utf8JsonReader utf8Reader, ref JsonReader reader)
    {
        bool isToken;
        try
        {
            isToken = utf8Reader.Read();
        }
        catch (JsonException)
        {
            // For our reader, a number at the end of an incomplete text is a token, and the missing text after it is the error.
            if (!IsError(reader))
                Property.Holds(reader.Read() && reader.TokenType == JsonTokenType.Number && IsError(reader), "malformed JSON is rejected");
            return false;
        }

        // After a number, Utf8JsonReader does not check for a comment, which it rejects as the next token.
        if (utf8Reader.TokenType == JsonTokenType.Number && IsError(reader))
        {
            Property.Holds(input[(int)utf8Reader.BytesConsumed..] is [(byte)'/', ..], "valid JSON is accepted");
            return false;
        }

        Property.Equal(isToken, reader.Read(), "whether there is a token");
        return isToken;
    }

    /// <summary>Names are compared by their bytes without escapes, even if they are not valid text.</summary>
    private static void HasSameBytes(ReadOnlySpan<byte> value, string? text)
    {
        byte[] bytes = new byte[value.Length];
        bool isValid = JsonEscapes.TryUnescape(value, bytes, out int length);
        if (text is not null)
            Property.Holds(isValid && Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(bytes.AsSpan(0, length)), "the bytes without escapes are those of the text");
        else
            Property.Holds(!isValid || !Utf8.IsValid(value), "half of a surrogate pair has no bytes");
    }

    /// <summary>Whether the next token is rejected.</summary>
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

    /// <summary>Skips with copies of the readers, so that the tokens inside are read as well.</summary>
    private static void SkipBoth(Utf8JsonReader utf8Reader, JsonReader reader)
    {
        bool isError = false;
        try
        {
            utf8Reader.Skip();
        }
        catch (JsonException)
        {
            isError = true;
        }

        try
        {
            reader.Skip();
            Property.Holds(!isError, "malformed JSON is rejected when it is skipped");
        }
        catch (JsonSyntaxException)
        {
            Property.Holds(isError, "valid JSON is skipped");
            return;
        }

        Property.Equal(utf8Reader.TokenType, reader.TokenType, "the token after the skipped value");
        Property.Equal((int)utf8Reader.TokenStartIndex, reader.TokenStart, "where the skipped value ends");
    }

    private static string? TextOf(ref Utf8JsonReader utf8Reader)
    {
        try
        {
            return utf8Reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads an event by skipping it. The only possible error has a location.</summary>
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
            Property.Holds(e.Path is ['$', ..] && e.LineNumber >= 0 && e.BytePositionInLine >= 0, "an error has a location");
            return false;
        }
    }
}
