using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Emulator.Streaming;

/// <summary>Parses the JSON of a prelude: <c>{"statusCode":200,"headers":{},"multiValueHeaders":{},"cookies":[]}</c>. All members are optional.</summary>
internal static class HttpPreludeJson
{
    private const int ExcerptBytes = 200;

    /// <exception cref="FormatException">The JSON is not a prelude; the message says what was found.</exception>
    public static HttpResponsePrelude Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"it is not JSON ({exception.Message}): {FormatExcerpt(json.Span)}", exception);
        }

        throw new FormatException($"it is not a JSON object: {FormatExcerpt(json.Span)}");
    }

    /// <summary>Formats the first bytes for a message.</summary>
    public static string FormatExcerpt(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, ExcerptBytes)]).Replace("\0", "\\0", StringComparison.Ordinal);
        return bytes.Length > ExcerptBytes ? $"'{text}' and so on" : $"'{text}'";
    }

    /// <summary>Reads the same members of a buffered response, whose headers may also be numbers and booleans.</summary>
    /// <exception cref="FormatException">A member has another type; the message says what was found.</exception>
    public static HttpResponsePrelude ParseBuffered(JsonElement response)
    {
        var prelude = new HttpResponsePrelude { StatusCode = StatusCode(response) };
        foreach (JsonProperty header in Properties(response, "headers"))
            prelude.Headers[header.Name] = Scalar("headers", header.Value);
        AddCookies(response, prelude);
        return prelude;
    }

    private static HttpResponsePrelude Read(JsonElement json)
    {
        var prelude = new HttpResponsePrelude { StatusCode = StatusCode(json) };
        foreach (JsonProperty header in Properties(json, "headers"))
            prelude.Headers[header.Name] = Text("headers", header.Value);
        foreach (JsonProperty header in Properties(json, "multiValueHeaders"))
            prelude.MultiValueHeaders[header.Name] = [.. Texts("multiValueHeaders", header.Value)];
        AddCookies(json, prelude);
        return prelude;
    }

    private static void AddCookies(JsonElement json, HttpResponsePrelude prelude)
    {
        if (Member(json, "cookies", JsonValueKind.Array) is not { } cookies)
            return;
        foreach (string cookie in Texts("cookies", cookies))
            prelude.Cookies.Add(cookie);
    }

    // If a name occurs twice, the last value counts, as in JSON.
    private static JsonElement.ObjectEnumerator Properties(JsonElement json, string name) =>
        Member(json, name, JsonValueKind.Object) is { } headers ? headers.EnumerateObject() : default;

    private static int StatusCode(JsonElement prelude)
    {
        if (Member(prelude, "statusCode", JsonValueKind.Number) is not { } member)
            return 200;

        return member.TryGetInt32(out int status) && status is >= 100 and <= 599
            ? status
            : throw new FormatException($"its statusCode is not an HTTP status from 100 to 599: {member.GetRawText()}");
    }

    // A member that is null counts as missing.
    private static JsonElement? Member(JsonElement prelude, string name, JsonValueKind kind)
    {
        if (!prelude.TryGetProperty(name, out JsonElement member) || member.ValueKind == JsonValueKind.Null)
            return null;

        return member.ValueKind == kind ? member : throw new FormatException($"its {name} is not a JSON {kind}: {member.GetRawText()}");
    }

    private static IReadOnlyList<string> Texts(string name, JsonElement values) => values.ValueKind == JsonValueKind.Array
        ? [.. values.EnumerateArray().Select(value => Text(name, value))]
        : throw new FormatException($"its {name} contain something other than lists of strings: {values.GetRawText()}");

    private static string Text(string name, JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new FormatException($"its {name} contain something other than strings: {value.GetRawText()}");

    private static string Scalar(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => Text(name, value),
    };
}
