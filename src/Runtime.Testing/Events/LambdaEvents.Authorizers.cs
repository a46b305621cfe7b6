using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>A request that a <c>TOKEN</c> authorizer of a REST API decides on.</summary>
    /// <param name="token">The token: the value of the header that the authorizer names as its source.</param>
    /// <param name="method">The method of the request.</param>
    /// <param name="path">The path of the request.</param>
    public static JsonObject TokenAuthorizer(string token, string method = "GET", string path = "/orders/7") => new()
    {
        ["type"] = "TOKEN",
        ["authorizationToken"] = token,
        ["methodArn"] = MethodArn("prod", method, path),
    };

    /// <summary>A request that a <c>REQUEST</c> authorizer of a REST API decides on.</summary>
    /// <param name="method">The method of the request.</param>
    /// <param name="pathAndQuery">The path and query, percent-encoded: <c>/orders/7?expand=lines</c>.</param>
    /// <param name="headers">Headers in addition to those of a browser, which they override.</param>
    public static JsonObject RequestAuthorizer(string method, string pathAndQuery, IReadOnlyDictionary<string, string>? headers = null)
    {
        HttpEventRequest request = Request(method, pathAndQuery, null, headers, ApiHost);
        var json = new JsonObject { ["type"] = "REQUEST", ["methodArn"] = MethodArn("prod", method, request.Path) };
        foreach ((string name, JsonNode? value) in RestApi(request))
        {
            // An authorizer does not get the body. What the request does not have is empty, unlike in the event of the function.
            if (name is not ("body" or "isBase64Encoded"))
                json[name] = value?.DeepClone() ?? new JsonObject();
        }

        return json;
    }

    /// <summary>A request that an authorizer of a WebSocket API decides on, when a client opens a connection.</summary>
    /// <param name="query">The query of the URL without the question mark, percent-encoded: <c>shop=7</c>.</param>
    /// <param name="headers">Headers in addition to those of a browser, which they override.</param>
    public static JsonObject WebSocketAuthorizer(string query = "", IReadOnlyDictionary<string, string>? headers = null)
    {
        JsonObject json = WebSocketPayload.AddRequest(
            new JsonObject { ["type"] = "REQUEST", ["methodArn"] = WebSocketPayload.ConnectArn }, ConnectRequest(query, headers));
        json["stageVariables"] = new JsonObject();
        json["requestContext"] = WebSocketPayload.Context("CONNECT", "$connect", ConnectionId);
        return json;
    }

    /// <summary>A request that an authorizer of an HTTP API decides on: payload format 2.0.</summary>
    /// <param name="method">The method of the request.</param>
    /// <param name="pathAndQuery">The path and query, percent-encoded: <c>/orders/7?expand=lines</c>.</param>
    /// <param name="headers">Headers in addition to those of a browser, which they override. <c>Authorization</c> is the identity source.</param>
    public static JsonObject HttpApiAuthorizer(string method, string pathAndQuery, IReadOnlyDictionary<string, string>? headers = null)
    {
        HttpEventRequest request = Request(method, pathAndQuery, null, headers, ApiHost);
        var json = new JsonObject
        {
            ["version"] = "2.0",
            ["type"] = "REQUEST",
            ["routeArn"] = MethodArn("$default", method, request.Path),
            ["identitySource"] = request.Find("authorization") is { } token ? new JsonArray(token) : null,
        };
        foreach ((string name, JsonNode? value) in HttpPayloadFormat2.HttpApi(request, ApiRoute.Default, HttpPayloadFormat2.DefaultStage))
        {
            if (name is not ("version" or "isBase64Encoded"))
                json[name] = value?.DeepClone();
        }

        return json;
    }

    private static string MethodArn(string stage, string method, string path) => AwsAccount.Arn("execute-api", $"r3pmxmplak/{stage}/{method}{path}");
}
