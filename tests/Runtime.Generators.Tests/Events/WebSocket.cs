using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.WebSocket;

public record SocketEvent(SocketContext RequestContext, string? Body, bool IsBase64Encoded);

public record SocketContext
{
    public required string RouteKey { get; init; }
    public required string ConnectionId { get; init; }
    public SocketEventType EventType { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<MessageDirection>))]
    public MessageDirection? MessageDirection { get; init; }

    public string? MessageId { get; init; }
    public string? ExtendedRequestId { get; init; }
    public string? RequestTime { get; init; }
    public long RequestTimeEpoch { get; init; }
    public ulong ConnectedAt { get; init; }
    public string Stage { get; init; } = "";
    public string RequestId { get; init; } = "";
    public string DomainName { get; init; } = "";
    public string ApiId { get; init; } = "";
    public SocketIdentity Identity { get; init; }
    public Dictionary<string, string>? Authorizer { get; init; }
}

public readonly record struct SocketIdentity(string SourceIp, string? UserAgent);

[JsonConverter(typeof(JsonStringEnumConverter<SocketEventType>))]
public enum SocketEventType
{
    [JsonStringEnumMemberName("CONNECT")]
    Connect,

    [JsonStringEnumMemberName("MESSAGE")]
    Message,

    [JsonStringEnumMemberName("DISCONNECT")]
    Disconnect,
}

public enum MessageDirection { IN = 1, OUT = 2 }

public static class Functions
{
    [LambdaHandler("web-socket")]
    public static SocketEvent WebSocket(SocketEvent value) => value;
}
