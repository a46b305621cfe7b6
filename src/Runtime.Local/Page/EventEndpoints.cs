using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Local.Sources;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Local.Page;

/// <summary>
/// Sends events of services that invoke functions asynchronously, in one line of curl: <c>POST /topics/{name}</c>, <c>/buckets/{name}/{key}</c>,
/// <c>/events/{detail-type}</c> and <c>/schedules/{function}</c>.
/// </summary>
internal static class EventEndpoints
{
    private const string Created = "ObjectCreated:Put";

    /// <summary>The limit of an asynchronous invocation, with room for the members of the event.</summary>
    private const int MaxBytes = 1000 * 1024;

    /// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</remarks>
    private const int MaxTopicBytes = 256 * 1024;

    /// <summary>The part of an object that is read. The event has the size of all of it.</summary>
    private const int MaxObjectBytes = 64 * 1024 * 1024;

    /// <summary>Finds the service of a path, and what follows it; <see langword="null"/> for another path.</summary>
    public static (string Service, string Name)? Find(string path) =>
        path.Split('/', 3) is not ["", var kind, { Length: > 0 } name] ? null : kind switch
        {
            "topics" => (HandlerSource.Sns, name),
            "buckets" => (HandlerSource.S3, name),
            "events" => (HandlerSource.EventBridge, name),
            "schedules" => (HandlerSource.Schedule, name),
            _ => null,
        };

    // {"invocations":{"Announce":"8476a536-..."}}
    public static async Task HandleAsync(HttpContext http, ConnectedEvents events, string service, string name, SendResponse response)
    {
        int max = service switch { HandlerSource.S3 => MaxObjectBytes, HandlerSource.Sns => MaxTopicBytes, _ => MaxBytes };
        RequestBody body = await RequestBody.ReadAsync(http, max);
        try
        {
            if (!HttpMethods.IsPost(http.Request.Method))
                throw new FormatException($"{http.Request.Method} is not supported. Expected POST.");
            if (body.IsTruncated || (service != HandlerSource.S3 && body.Length > max))
                throw new FormatException(body.IsTruncated ? "The body ended early." : $"The body has {body.Length} bytes. Expected up to {max}.");

            (string source, byte[] payload) = Create(events, service, name, http.Request.Query, body);
            IReadOnlyDictionary<string, string> invocations = events.Publish(service, source, payload);
            if (invocations.Count > 0)
                await SendResponse.WriteAsync(http, StatusCodes.Status202Accepted, new { invocations });
            else
                await response.RefuseAsync(http, StatusCodes.Status404NotFound, "NotFound", $"No handler declares {source}. {DescribeSources(events, service)}");
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            await response.RefuseAsync(http, StatusCodes.Status400BadRequest, "BadRequest", exception.Message);
        }
    }

    private static (string Source, byte[] Payload) Create(ConnectedEvents events, string service, string name, IQueryCollection query, RequestBody body)
    {
        EventStamp stamp = events.CreateStamp();
        string text = Encoding.UTF8.GetString(body.Bytes.Span);
        switch (service)
        {
            case HandlerSource.Sns:
                return (name, ConnectedEvents.ToBytes(NotificationEvents.Sns(name, text, Read(query, "subject", null), stamp)));
            case HandlerSource.S3:
                return CreateObject(name, Read(query, "event", Created)!, body, stamp);
            case HandlerSource.EventBridge:
                return (name, ConnectedEvents.ToBytes(NotificationEvents.EventBridge(Read(query, "source", "local")!, name, ParseDetail(text), stamp)));
            default:
                HandlerSource? schedule = events.Sources.FirstOrDefault(source => source.Service == service && source.Accepts(name));
                return (name, schedule is null ? [] : events.CreateScheduledEvent(schedule, body.Length == 0 ? null : ParseInput(body)));
        }
    }

    private static (string Source, byte[] Payload) CreateObject(string path, string eventName, RequestBody body, EventStamp stamp)
    {
        if (path.Split('/', 2) is not [var bucket, { Length: > 0 } key])
            throw new FormatException("The path has no key. Expected /buckets/{name}/{key}.");

        // S3 encodes keys as forms do, and keeps slashes.
        string encoded = Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal).Replace("%20", "+", StringComparison.Ordinal);
        JsonObject stored = NotificationEvents.S3Object(encoded, eventName, body.Length, Convert.ToHexStringLower(SHA256.HashData(body.Bytes.Span))[..32]);
        return (bucket, ConnectedEvents.ToBytes(NotificationEvents.S3(bucket, stored, eventName, stamp.Time)));
    }

    private static JsonNode? ParseDetail(string text)
    {
        var detail = JsonNode.Parse(text.Length == 0 ? "{}" : text);
        return detail is JsonObject ? detail : throw new FormatException("The body is not a JSON object. Expected the detail of the event.");
    }

    private static byte[] ParseInput(RequestBody body)
    {
        using var document = JsonDocument.Parse(body.Bytes);
        return body.Bytes.ToArray();
    }

    private static string DescribeSources(ConnectedEvents events, string service)
    {
        string[] names = [.. events.Sources
            .Where(source => source.Service == service)
            .Select(static source => source.Service == HandlerSource.Schedule ? source.Function : source.SourceName)
            .Distinct()];
        return names.Length == 0 ? $"No handler has [{service}Handler]." : $"Expected one of: {string.Join(", ", names)}.";
    }

    private static string? Read(IQueryCollection query, string name, string? usual)
    {
        if (query.Keys.FirstOrDefault(key => key != name) is { } unknown)
            throw new FormatException($"The parameter {unknown} is not known. Expected {name}.");
        return query.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues value) ? value.ToString() : usual;
    }
}
