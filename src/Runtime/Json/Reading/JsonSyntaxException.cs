using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Thrown when a text is not valid JSON. <see cref="JsonRootReader"/> adds the location.</summary>
internal sealed class JsonSyntaxException : JsonException
{
    private JsonSyntaxException(string message, int index, Exception? inner = null)
        : base(message, inner) => Index = index;

    /// <summary>The offset of the error in the text, in bytes.</summary>
    public int Index { get; }

    public static JsonSyntaxException Expected(string expected, ReadOnlySpan<byte> json, int at) => new($"expected {expected}, found {DescribeByte(json, at)}", at);

    public static JsonSyntaxException TooDeep(int at) => new($"expected no more than {JsonReader.MaxDepth} levels, found another", at);

    /// <summary>Creates an error from that of another reader for a part of the text.</summary>
    public static JsonSyntaxException FromNested(JsonException error, int index) => new(error.Message, index, error);

    /// <summary>Creates the error for what is not a value. It shows the whole word that was found, such as that of a text without quotes.</summary>
    public static JsonSyntaxException InvalidValue(ReadOnlySpan<byte> json, int at)
    {
        const string Value = "a JSON value";
        int end = at;
        while (end < json.Length && char.IsAsciiLetterOrDigit((char)json[end]))
            end++;
        return end == at ? Expected(Value, json, at) : new JsonSyntaxException($"expected {Value}, found '{Excerpt.From(json[at..end])}'", at);
    }

    /// <param name="json">The text.</param>
    /// <param name="at">The position after the opening quote.</param>
    public static JsonSyntaxException InvalidString(ReadOnlySpan<byte> json, int at)
    {
        while (true)
        {
            at = JsonSpecialBytes.Find(json, at);
            if (at == json.Length)
                return Expected("the end of a string, '\"'", json, at);
            if (json[at] != '\\')
                return new JsonSyntaxException($"expected \\u{json[at]:x4}, found the control character itself", at);
            ReadOnlySpan<byte> escape = json[at..];
            int length = JsonEscapes.GetLength(escape);
            if (length == 0)
            {
                return new JsonSyntaxException(
                    $"expected an escape such as \\n or \\u00e9, found '{Excerpt.From(escape[..Math.Min(escape.Length, escape is [_, (byte)'u', ..] ? 6 : 2)])}'", at);
            }

            at += length;
        }
    }

    /// <param name="json">The text.</param>
    /// <param name="at">The position of the number's first byte.</param>
    public static JsonSyntaxException InvalidNumber(ReadOnlySpan<byte> json, int at)
    {
        int start = at;
        if (json[at] == '-')
            at++;
        int digits = at;
        at = JsonScanner.SkipDigits(json, at);
        if (at == digits)
            return Expected("a digit", json, at);
        if (json[digits] == '0' && at > digits + 1)
            return new JsonSyntaxException($"expected a number without leading zeros, found '{Excerpt.From(json[start..at])}'", start);
        foreach (string part in new[] { ".", "eE" })
        {
            if (at == json.Length || !part.Contains((char)json[at]))
                continue;
            at++;
            if (part == "eE" && at < json.Length && json[at] is (byte)'+' or (byte)'-')
                at++;
            digits = at;
            at = JsonScanner.SkipDigits(json, at);
            if (at == digits)
                return Expected("a digit", json, at);
        }

        return Expected("the end of a number", json, at);
    }

    private static string DescribeByte(ReadOnlySpan<byte> json, int at) => at >= json.Length ? "the end" : $"'{Excerpt.From(json.Slice(at, 1))}'";
}
