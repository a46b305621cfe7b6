using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Local.Sources;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Local.Page;

/// <summary>
/// Sends events of services that invoke functions asynchronously, in one line of curl: <c>POST /topics/{name}</c>, <c>/buckets/{name}/{key}</c>,
/// <c>/events/{detail-type}</c>, <c>/schedules/{function}</c> and <c>/log-groups/{name}</c>.
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
            "log-groups" => (HandlerSource.Logs, name),
            _ => null,
        };

    // {"invocations":{"Announce":"8476a536-..."}}
    public static async Task HandleAsync(HttpContext http, ConnectedEvents events, string service, string name, SendResponse response)
    {
        int max = service switch { HandlerSource.S3 => MaxObjectBytes, HandlerSource.Sns => MaxTopicBytes, _ => MaxBytes };
        RequestBody body = await RequestBody.ReadAsync(http, max);
        try
        {
            // Of an object, only the size is in the event.
            SendRequest.Require(http, body, service == HandlerSource.S3 ? int.MaxValue : max);
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
        switch (service)
        {
            case HandlerSource.Sns:
                string? subject = SendRequest.Read(query, "subject");
                return (name, ConnectedEvents.ToBytes(NotificationEvents.Sns(name, SendRequest.ToText(body.Bytes), subject, stamp)));
            case HandlerSource.S3:
                return CreateObject(name, SendRequest.Read(query, "event") ?? Created, body, stamp);
            case HandlerSource.EventBridge:
                string sender = SendRequest.Read(query, "source") ?? "local";
                return (name, ConnectedEvents.ToBytes(NotificationEvents.EventBridge(sender, name, ParseDetail(body), stamp)));
            case HandlerSource.Logs:
                ReadOnlyMemory<byte>[] lines = [.. SendRequest.ReadsLines(query) ? SendRequest.SplitLines(body.Bytes) : [body.Bytes]];
                return (name, Find() is { } logGroup ? events.CreateLogsEvent(logGroup, lines.Select(SendRequest.ToText)) : []);
            default:
                byte[]? input = body.Length == 0 ? null : ParseInput(body);
                return (name, Find() is { } schedule ? events.CreateScheduledEvent(schedule, input) : []);
        }

        HandlerSource? Find() => events.Sources.FirstOrDefault(source => source.Service == service && source.Accepts(name));
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

    private static JsonNode? ParseDetail(RequestBody body)
    {
        JsonNode? detail = body.Length == 0 ? new JsonObject() : SendRequest.ToJson(body.Bytes);
        return detail is JsonObject ? detail : throw new FormatException("The body is not a JSON object. Expected the detail of the event.");
    }

    private static byte[] ParseInput(RequestBody body)
    {
        _ = SendRequest.ToJson(body.Bytes);
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
}
