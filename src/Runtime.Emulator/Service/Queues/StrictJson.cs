using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>Parses JSON whose strings are all valid Unicode.</summary>
/// <remarks><see cref="JsonDocument"/> does not look at strings: it throws when a string with half a surrogate pair is read.</remarks>
internal static class StrictJson
{
    public static JsonElement Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <exception cref="JsonException">The text is not JSON, or not Unicode.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
            throw new JsonException("It is not UTF-8.");

        var reader = new Utf8JsonReader(utf8.Span);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                ValidateEscapes(ref reader);
        }

        using var document = JsonDocument.Parse(utf8);
        return document.RootElement.Clone();
    }

    private static void ValidateEscapes(ref Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException($"The string at byte {reader.TokenStartIndex} has an escape of half a surrogate pair.", exception);
        }
    }
}
