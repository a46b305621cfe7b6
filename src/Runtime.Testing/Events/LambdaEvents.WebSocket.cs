using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    private const string ConnectionId = "Yt4oUcWbPHcCEJA=";

    /// <summary>A client opens a connection to a WebSocket API: the route <c>$connect</c>.</summary>
    /// <param name="query">The query of the URL without the question mark, percent-encoded: <c>shop=7</c>.</param>
    /// <param name="headers">Headers in addition to those of a browser, which they override.</param>
    /// <param name="connectionId">The connection.</param>
    public static JsonObject WebSocketConnect(
        string query = "", IReadOnlyDictionary<string, string>? headers = null, string connectionId = ConnectionId)
    {
        JsonObject json = WebSocketPayload.AddRequest([], ConnectRequest(query, headers));
        json["requestContext"] = WebSocketPayload.Context("CONNECT", "$connect", connectionId);
        json["isBase64Encoded"] = false;
        return json;
    }

    /// <summary>A client sends a message to a WebSocket API.</summary>
    /// <param name="body">The message.</param>
    /// <param name="routeKey">The route that the API selected, such as <c>addOrder</c>.</param>
    /// <param name="connectionId">The connection.</param>
    public static JsonObject WebSocketMessage(string body, string routeKey = "$default", string connectionId = ConnectionId)
    {
        JsonObject context = WebSocketPayload.Context("MESSAGE", routeKey, connectionId);
        context["messageId"] = "Yt4oVfPLPHcCEJA=";
        return new JsonObject { ["requestContext"] = context, ["body"] = body, ["isBase64Encoded"] = false };
    }

    /// <summary>A connection to a WebSocket API was closed: the route <c>$disconnect</c>.</summary>
    /// <param name="statusCode">The status of the close frame.</param>
    /// <param name="reason">Its reason.</param>
    /// <param name="connectionId">The connection.</param>
    public static JsonObject WebSocketDisconnect(
        int statusCode = 1005, string reason = "Client-side close frame status not set", string connectionId = ConnectionId)
    {
        JsonObject context = WebSocketPayload.Context("DISCONNECT", "$disconnect", connectionId);
        context["disconnectStatusCode"] = statusCode;
        context["disconnectReason"] = reason;
        return new JsonObject
        {
            ["headers"] = new JsonObject { ["Host"] = WebSocketPayload.Domain, ["x-api-key"] = "", ["X-Forwarded-For"] = "", ["x-restapi"] = "" },
            ["multiValueHeaders"] = new JsonObject
            {
                ["Host"] = new JsonArray(WebSocketPayload.Domain),
                ["x-api-key"] = new JsonArray(""),
                ["X-Forwarded-For"] = new JsonArray(""),
                ["x-restapi"] = new JsonArray(""),
            },
            ["requestContext"] = context,
            ["isBase64Encoded"] = false,
        };
    }

    private static HttpEventRequest ConnectRequest(string query, IReadOnlyDictionary<string, string>? headers)
    {
        ArgumentNullException.ThrowIfNull(query);
        var all = new Dictionary<string, string>
        {
            ["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ==",
            ["Sec-WebSocket-Version"] = "13",
        };
        foreach ((string name, string value) in headers ?? new Dictionary<string, string>())
            all[name] = value;
        return Request("GET", $"/?{query}", null, all, WebSocketPayload.Domain);
    }
}
