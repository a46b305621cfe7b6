using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Streaming;

namespace Lambda.Runtime.Emulator.Service.FunctionUrls;

/// <summary>A buffered response of a function, parsed as an HTTP response in payload format 2.0.</summary>
/// <param name="Head">Status, headers and cookies.</param>
/// <param name="Body">The body's bytes.</param>
internal sealed record BufferedHttpResponse(HttpResponsePrelude Head, ReadOnlyMemory<byte> Body)
{
    private const string Json = "application/json";

    /// <summary>
    /// Parses <c>{"statusCode":200,"headers":{},"cookies":[],"body":"...","isBase64Encoded":false}</c>. JSON without a status code is the
    /// body.
    /// </summary>
    /// <exception cref="FormatException">The payload is neither; the message says what was found.</exception>
    public static BufferedHttpResponse Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("statusCode", out _))
                return new BufferedHttpResponse(WithContentType(HttpPreludeJson.ParseBuffered(root)), ReadBody(root));

            ReadOnlyMemory<byte> body = root.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(root.GetString()!) : payload;
            return new BufferedHttpResponse(WithContentType(new HttpResponsePrelude()), body);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"it is not JSON ({exception.Message}): {HttpPreludeJson.FormatExcerpt(payload.Span)}", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"its text is not Unicode ({exception.Message}): {HttpPreludeJson.FormatExcerpt(payload.Span)}", exception);
        }
    }

    private static HttpResponsePrelude WithContentType(HttpResponsePrelude head)
    {
        head.Headers.TryAdd("Content-Type", Json);
        return head;
    }

    private static ReadOnlyMemory<byte> ReadBody(JsonElement root)
    {
        if (!root.TryGetProperty("body", out JsonElement body) || body.ValueKind == JsonValueKind.Null)
            return default;

        if (body.ValueKind != JsonValueKind.String)
            throw new FormatException($"its body is not a string: {HttpPreludeJson.FormatExcerpt(Encoding.UTF8.GetBytes(body.GetRawText()))}");

        if (!root.TryGetProperty("isBase64Encoded", out JsonElement encoded) || encoded.ValueKind is JsonValueKind.False or JsonValueKind.Null)
            return Encoding.UTF8.GetBytes(body.GetString()!);

        if (encoded.ValueKind != JsonValueKind.True)
            throw new FormatException($"its isBase64Encoded is neither true nor false: {encoded.GetRawText()}");

        return body.TryGetBytesFromBase64(out byte[]? bytes)
            ? bytes
            : throw new FormatException("its isBase64Encoded is true, and its body is not base64: "
                + HttpPreludeJson.FormatExcerpt(Encoding.UTF8.GetBytes(body.GetRawText())));
    }
}
