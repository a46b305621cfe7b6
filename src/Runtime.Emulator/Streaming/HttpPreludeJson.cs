using System.Text.Json;

namespace Lambda.Runtime.Emulator.Streaming;

/// <summary>Parses the JSON of a prelude: <c>{"statusCode":200,"headers":{},"multiValueHeaders":{},"cookies":[]}</c>. All members are optional.</summary>
internal static class HttpPreludeJson
{
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
            throw new FormatException($"it is not JSON ({exception.Message}): {ResponseJson.FormatExcerpt(json.Span)}", exception);
        }

        throw new FormatException($"it is not a JSON object: {ResponseJson.FormatExcerpt(json.Span)}");
    }

    private static HttpResponsePrelude Read(JsonElement json)
    {
        var prelude = new HttpResponsePrelude();
        prelude.StatusCode = ResponseJson.Status(json) ?? prelude.StatusCode;
        foreach (JsonProperty header in ResponseJson.Properties(json, "headers"))
            prelude.Headers[header.Name] = ResponseJson.Text("headers", header.Value);
        foreach (JsonProperty header in ResponseJson.Properties(json, "multiValueHeaders"))
            prelude.MultiValueHeaders[header.Name] = [.. ResponseJson.Texts("multiValueHeaders", header.Value)];
        foreach (string cookie in ResponseJson.Cookies(json))
            prelude.Cookies.Add(cookie);
        return prelude;
    }
}
