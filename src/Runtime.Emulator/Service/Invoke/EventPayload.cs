using System.Text.Json;
using System.Text.Unicode;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>The event in a request's body: JSON, and not too much of it.</summary>
internal static class EventPayload
{
    private static readonly string[] ContentTypes =
    [
        "application/json", "application/octet-stream", "application/x-amz-json-1.0", "application/x-amz-json-1.1",
        // What curl sends with -d.
        "application/x-www-form-urlencoded",
    ];

    /// <exception cref="ServiceErrorException">It is refused.</exception>
    public static ReadOnlyMemory<byte> Read(HttpRequest request, RequestBody body, InvocationType type)
    {
        int limit = type == InvocationType.Event ? ServiceLimits.MaxAsynchronousEventBytes : ServiceLimits.MaxEventBytes;
        if (body.Length > limit)
            throw ServiceErrorException.RequestTooLarge(body.Length, type.ToString(), limit);

        if (request.ContentType is { Length: > 0 } contentType && !IsJson(contentType))
            throw ServiceErrorException.UnsupportedMediaType(contentType);

        // Who sends no event sends an empty one.
        if (body.Length == 0)
            return "{}"u8.ToArray();

        // The reader lets strings pass as they are.
        if (!Utf8.IsValid(body.Bytes.Span))
            throw ServiceErrorException.InvalidRequestContent("Could not parse request body into json: it is no UTF-8.");

        try
        {
            var reader = new Utf8JsonReader(body.Bytes.Span, new JsonReaderOptions { MaxDepth = ServiceLimits.MaxJsonDepth });
            while (reader.Read())
            {
            }

            return body.Bytes;
        }
        catch (JsonException exception)
        {
            throw ServiceErrorException.InvalidRequestContent($"Could not parse request body into json: {exception.Message}");
        }
    }

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && (ContentTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));
}
