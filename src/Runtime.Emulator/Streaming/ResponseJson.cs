using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Emulator.Streaming;

/// <summary>Reads the members of an HTTP response that a function has written as JSON. A member that is null counts as missing.</summary>
internal static class ResponseJson
{
    private const int ExcerptBytes = 200;

    /// <summary>Formats the first bytes for a message.</summary>
    public static string FormatExcerpt(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, ExcerptBytes)]).Replace("\0", "\\0", StringComparison.Ordinal);
        return bytes.Length > ExcerptBytes ? $"'{text}' and so on" : $"'{text}'";
    }

    /// <exception cref="FormatException">The member has another kind; the message says what was found.</exception>
    public static JsonElement? Member(JsonElement response, string name, JsonValueKind kind)
    {
        if (!response.TryGetProperty(name, out JsonElement member) || member.ValueKind == JsonValueKind.Null)
            return null;

        return member.ValueKind == kind ? member : throw new FormatException($"its {name} is not a JSON {kind}: {member.GetRawText()}");
    }

    /// <summary>The members of a JSON object. If a name occurs twice, the last value counts, as in JSON.</summary>
    /// <exception cref="FormatException">The member has another kind; the message says what was found.</exception>
    public static JsonElement.ObjectEnumerator Properties(JsonElement response, string name) =>
        Member(response, name, JsonValueKind.Object) is { } headers ? headers.EnumerateObject() : default;

    /// <returns>The status; <see langword="null"/> if the response has none.</returns>
    /// <exception cref="FormatException">It is not a status; the message says what was found.</exception>
    public static int? Status(JsonElement response)
    {
        if (Member(response, "statusCode", JsonValueKind.Number) is not { } member)
            return null;

        return member.TryGetInt32(out int status) && status is >= 100 and <= 599
            ? status
            : throw new FormatException($"its statusCode is not an HTTP status from 100 to 599: {member.GetRawText()}");
    }

    /// <exception cref="FormatException">The value is not a list of strings; the message says what was found.</exception>
    public static IReadOnlyList<string> Texts(string name, JsonElement values) => values.ValueKind == JsonValueKind.Array
        ? [.. values.EnumerateArray().Select(value => Text(name, value))]
        : throw new FormatException($"its {name} contain something other than lists of strings: {values.GetRawText()}");

    /// <exception cref="FormatException">The value is not a string; the message says what was found.</exception>
    public static string Text(string name, JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new FormatException($"its {name} contain something other than strings: {value.GetRawText()}");

    /// <summary>The cookies.</summary>
    /// <exception cref="FormatException">They are not a list of strings; the message says what was found.</exception>
    public static IReadOnlyList<string> Cookies(JsonElement response) =>
        Member(response, "cookies", JsonValueKind.Array) is { } cookies ? Texts("cookies", cookies) : [];
}
