using System.Text.Json;
using System.Text.Unicode;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>Validates the event in a request's body: its size, its content type, and its JSON.</summary>
internal static class EventPayload
{
    private static readonly string[] ContentTypes =
    [
        "application/json", "application/octet-stream", "application/x-amz-json-1.0", "application/x-amz-json-1.1",
        // What curl sends with -d.
        "application/x-www-form-urlencoded",
    ];

    /// <exception cref="ServiceErrorException">The event is refused.</exception>
    public static ReadOnlyMemory<byte> Read(HttpRequest request, RequestBody body, InvocationType type)
    {
        int limit = type == InvocationType.Event ? ServiceLimits.MaxAsynchronousEventBytes : ServiceLimits.MaxEventBytes;
        if (body.Length > limit)
            throw ServiceErrorException.RequestTooLarge(body.Length, type.ToString(), limit);

        if (request.ContentType is { Length: > 0 } contentType && !IsJson(contentType))
            throw ServiceErrorException.UnsupportedMediaType(contentType);

        // No event is an empty event.
        if (body.Length == 0)
            return "{}"u8.ToArray();

        // The reader does not validate strings.
        if (!Utf8.IsValid(body.Bytes.Span))
            throw ServiceErrorException.InvalidRequestContent("Could not parse request body into json: it is not UTF-8.");

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
