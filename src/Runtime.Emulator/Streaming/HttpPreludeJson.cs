using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Testing.Streaming;

/// <summary>Reads a prelude's JSON: <c>{"statusCode":200,"headers":{},"multiValueHeaders":{},"cookies":[]}</c>, or a part of it.</summary>
internal static class HttpPreludeJson
{
    private const int ShownBytes = 200;

    /// <exception cref="FormatException">It is something else; the message says what was found.</exception>
    public static HttpPrelude Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"it is no JSON ({exception.Message}): {Show(json.Span)}", exception);
        }

        throw new FormatException($"it is no JSON object: {Show(json.Span)}");
    }

    /// <summary>The beginning, so that a message shows what came and stays short.</summary>
    public static string Show(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, ShownBytes)]).Replace("\0", "\\0", StringComparison.Ordinal);
        return bytes.Length > ShownBytes ? $"'{text}' and so on" : $"'{text}'";
    }

    /// <summary>The same members of a buffered answer, whose headers may also be numbers and booleans.</summary>
    /// <exception cref="FormatException">One is something else; the message says what was found.</exception>
    public static HttpPrelude ParseAnswer(JsonElement answer) => new(StatusCode(answer))
    {
        Headers = Member(answer, "headers", JsonValueKind.Object) is { } headers
            ? headers.EnumerateObject().Select(header => (header.Name, Scalar("headers", header.Value))).ToHeaders()
            : new Dictionary<string, string>(),
        Cookies = Member(answer, "cookies", JsonValueKind.Array) is { } cookies ? Texts("cookies", cookies) : [],
    };

    private static HttpPrelude Read(JsonElement prelude) => new(StatusCode(prelude))
    {
        Headers = Member(prelude, "headers", JsonValueKind.Object) is { } headers
            ? headers.EnumerateObject().Select(header => (header.Name, Text("headers", header.Value))).ToHeaders()
            : new Dictionary<string, string>(),
        MultiValueHeaders = Member(prelude, "multiValueHeaders", JsonValueKind.Object) is { } multiple
            ? multiple.EnumerateObject().Select(header => (header.Name, Texts("multiValueHeaders", header.Value))).ToHeaders()
            : new Dictionary<string, IReadOnlyList<string>>(),
        Cookies = Member(prelude, "cookies", JsonValueKind.Array) is { } cookies ? Texts("cookies", cookies) : [],
    };

    private static int StatusCode(JsonElement prelude)
    {
        if (Member(prelude, "statusCode", JsonValueKind.Number) is not { } member)
            return 200;

        return member.TryGetInt32(out int status) && status is >= 100 and <= 599
            ? status
            : throw new FormatException($"its statusCode is no HTTP status from 100 to 599: {member.GetRawText()}");
    }

    // Missing and null are the same.
    private static JsonElement? Member(JsonElement prelude, string name, JsonValueKind kind)
    {
        if (!prelude.TryGetProperty(name, out JsonElement member) || member.ValueKind == JsonValueKind.Null)
            return null;

        return member.ValueKind == kind ? member : throw new FormatException($"its {name} is no JSON {kind}: {member.GetRawText()}");
    }

    private static IReadOnlyList<string> Texts(string name, JsonElement values) => values.ValueKind == JsonValueKind.Array
        ? [.. values.EnumerateArray().Select(value => Text(name, value))]
        : throw new FormatException($"its {name} hold something other than lists of strings: {values.GetRawText()}");

    private static string Text(string name, JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new FormatException($"its {name} hold something other than strings: {value.GetRawText()}");

    private static string Scalar(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => Text(name, value),
    };

    // Of a name that comes twice the last counts, as in JSON.
    private static Dictionary<string, T> ToHeaders<T>(this IEnumerable<(string Name, T Value)> headers)
    {
        var all = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, T value) in headers)
            all[name] = value;
        return all;
    }
}
