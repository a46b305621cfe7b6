using System.Text.Json.Nodes;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>The payload of a REST API's proxy integration, and the payload format 1.0 of HTTP APIs, which resembles it.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html and
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
/// </remarks>
internal static class HttpPayloadFormat1
{
    private static readonly string[] UnknownIdentity =
    [
        "accessKey", "accountId", "caller", "cognitoAuthenticationProvider", "cognitoAuthenticationType", "cognitoIdentityId",
        "cognitoIdentityPoolId", "principalOrgId", "user", "userArn",
    ];

    /// <summary>The event of a REST API.</summary>
    /// <param name="request">The request; its path does not contain the stage.</param>
    /// <param name="route">The resource and the parameters, which a REST API does not decode.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="body">The body.</param>
    public static JsonObject RestApi(HttpEventRequest request, ApiRoute route, string stage, EventBody body)
    {
        JsonObject json = Create(request, route, body, static value => value);
        json["requestContext"] = new JsonObject
        {
            ["accountId"] = AwsAccount.Id,
            ["apiId"] = ApiIdOf(request),
            ["deploymentId"] = "d8p1oy",
            ["domainName"] = request.Domain,
            ["domainPrefix"] = ApiIdOf(request),
            ["extendedRequestId"] = request.ExtendedRequestId,
            ["httpMethod"] = request.Method,
            ["identity"] = Identity(request, request.UserAgent),
            ["path"] = $"/{stage}{request.Path}",
            ["protocol"] = "HTTP/1.1",
            ["requestId"] = request.RequestId,
            ["requestTime"] = EventTime.FormatCommonLog(request.Time),
            ["requestTimeEpoch"] = request.Time.ToUnixTimeMilliseconds(),
            ["resourceId"] = "r3s0ur",
            ["resourcePath"] = route.Resource,
            ["stage"] = stage,
        };
        return json;
    }

    /// <summary>The event of an HTTP API.</summary>
    /// <param name="request">The request; its path contains the stage, except for <c>$default</c>.</param>
    /// <param name="route">The route and the parameters, which an HTTP API decodes.</param>
    /// <param name="stage">The stage.</param>
    public static JsonObject HttpApi(HttpEventRequest request, ApiRoute route, string stage)
    {
        var json = new JsonObject { ["version"] = "1.0" };
        foreach ((string name, JsonNode? value) in Create(request, route, EventBody.ByType(request), Uri.UnescapeDataString))
            json[name] = value?.DeepClone();
        json["requestContext"] = new JsonObject
        {
            ["accountId"] = AwsAccount.Id,
            ["apiId"] = ApiIdOf(request),
            ["domainName"] = request.Domain,
            ["domainPrefix"] = ApiIdOf(request),
            ["extendedRequestId"] = request.RequestId,
            ["httpMethod"] = request.Method,
            ["identity"] = Identity(request, request.UserAgent ?? ""),
            ["path"] = Uri.UnescapeDataString(request.Path),
            ["protocol"] = "HTTP/1.1",
            ["requestId"] = request.RequestId,
            ["requestTime"] = EventTime.FormatCommonLog(request.Time),
            ["requestTimeEpoch"] = request.Time.ToUnixTimeMilliseconds(),
            ["resourceId"] = route.Key,
            ["resourcePath"] = route.Resource,
            ["stage"] = stage,
        };
        return json;
    }

    // Members that the request does not have are null, unlike in payload format 2.0.
    private static JsonObject Create(HttpEventRequest request, ApiRoute route, EventBody body, Func<string, string> decode) => new()
    {
        ["resource"] = route.Resource,
        ["path"] = request.Path,
        ["httpMethod"] = request.Method,
        ["headers"] = HttpMaps.Headers(request),
        ["multiValueHeaders"] = HttpMaps.MultiValueHeaders(request),
        ["queryStringParameters"] = request.QueryParameters is { Count: > 0 } single ? HttpMaps.Single(single) : null,
        ["multiValueQueryStringParameters"] = request.QueryParameters is { Count: > 0 } several ? HttpMaps.MultiValue(several) : null,
        ["pathParameters"] = route.Parameters.Count == 0 ? null
            : new JsonObject(route.Parameters.Select(parameter => KeyValuePair.Create(parameter.Key, (JsonNode?)decode(parameter.Value)))),
        ["stageVariables"] = null,
        ["requestContext"] = null,
        ["body"] = request.Body.IsEmpty ? null : body.Value,
        ["isBase64Encoded"] = body.IsBase64Encoded,
    };

    private static JsonObject Identity(HttpEventRequest request, string? userAgent) =>
        new(UnknownIdentity.Select(static name => KeyValuePair.Create(name, (JsonNode?)null)))
        {
            ["sourceIp"] = request.SourceIp,
            ["userAgent"] = userAgent,
        };

    private static string ApiIdOf(HttpEventRequest request) => request.Domain.Split('.', ':')[0];
}
