using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing.Events;

/// <summary>The payload of a WebSocket API.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html</remarks>
internal static class WebSocketPayload
{
    private const string ApiId = "r3pmxmplak";

    /// <summary>The host of the API.</summary>
    public const string Domain = $"{ApiId}.execute-api.{AwsAccount.Region}.amazonaws.com";

    public static string ConnectArn { get; } = AwsAccount.Arn("execute-api", $"{ApiId}/prod/$connect");

    /// <summary>What the service says about a connection and what happens on it.</summary>
    public static JsonObject Context(string eventType, string routeKey, string connectionId) => new()
    {
        ["routeKey"] = routeKey,
        ["eventType"] = eventType,
        ["extendedRequestId"] = "Yt4oUH8sajRStFF=",
        ["requestTime"] = EventTime.FormatCommonLog(EventTime.Default),
        ["messageDirection"] = "IN",
        ["stage"] = "prod",
        ["connectedAt"] = EventTime.Default.ToUnixTimeMilliseconds() - 7,
        ["requestTimeEpoch"] = EventTime.Default.ToUnixTimeMilliseconds(),
        ["identity"] = new JsonObject { ["sourceIp"] = "203.0.113.10" },
        ["requestId"] = "Yt4oUH8sajRStFG=",
        ["domainName"] = Domain,
        ["connectionId"] = connectionId,
        ["apiId"] = ApiId,
    };

    /// <summary>Adds what the request has that opens a connection.</summary>
    public static JsonObject AddRequest(JsonObject json, HttpEventRequest request)
    {
        json["headers"] = HttpMaps.Headers(request);
        json["multiValueHeaders"] = HttpMaps.MultiValueHeaders(request);
        if (request.QueryParameters is { Count: > 0 } parameters)
        {
            json["queryStringParameters"] = HttpMaps.Single(parameters);
            json["multiValueQueryStringParameters"] = HttpMaps.MultiValue(parameters);
        }

        return json;
    }
}
