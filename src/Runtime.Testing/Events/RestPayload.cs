using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing.Events;

/// <summary>The payload of a REST API's proxy integration.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html</remarks>
internal static class RestPayload
{
    private const string Resource = "/{proxy+}";
    private const string Stage = "prod";

    private static readonly string[] UnknownIdentity =
    [
        "accessKey", "accountId", "caller", "cognitoAuthenticationProvider", "cognitoAuthenticationType", "cognitoIdentityId",
        "cognitoIdentityPoolId", "principalOrgId", "user", "userArn",
    ];

    public static JsonObject Create(HttpEventRequest request)
    {
        // A REST API does not decode the path, nor its parameters.
        string path = request.Path;
        // Members that the request does not have are null, unlike in payload format 2.0.
        return new JsonObject
        {
            ["resource"] = Resource,
            ["path"] = path,
            ["httpMethod"] = request.Method,
            ["headers"] = HttpMaps.Headers(request),
            ["multiValueHeaders"] = HttpMaps.MultiValueHeaders(request),
            ["queryStringParameters"] = request.QueryParameters is { Count: > 0 } single ? HttpMaps.Single(single) : null,
            ["multiValueQueryStringParameters"] = request.QueryParameters is { Count: > 0 } several ? HttpMaps.MultiValue(several) : null,
            ["pathParameters"] = path == "/" ? null : new JsonObject { ["proxy"] = path[1..] },
            ["stageVariables"] = null,
            ["requestContext"] = Context(request, path),
            ["body"] = request.Body,
            ["isBase64Encoded"] = request.IsBase64Encoded,
        };
    }

    private static JsonObject Context(HttpEventRequest request, string path)
    {
        var identity = new JsonObject(UnknownIdentity.Select(name => KeyValuePair.Create(name, (JsonNode?)null)))
        {
            ["sourceIp"] = request.SourceIp,
            ["userAgent"] = request.UserAgent,
        };
        return new JsonObject
        {
            ["accountId"] = AwsAccount.Id,
            ["apiId"] = request.Domain.Split('.')[0],
            ["deploymentId"] = "d8p1oy",
            ["domainName"] = request.Domain,
            ["domainPrefix"] = request.Domain.Split('.')[0],
            ["extendedRequestId"] = "Yt4oUH8sajRStFF=",
            ["httpMethod"] = request.Method,
            ["identity"] = identity,
            ["path"] = $"/{Stage}{path}",
            ["protocol"] = "HTTP/1.1",
            ["requestId"] = request.RequestId,
            ["requestTime"] = EventTime.FormatCommonLog(request.Time),
            ["requestTimeEpoch"] = request.Time.ToUnixTimeMilliseconds(),
            ["resourceId"] = "r3s0ur",
            ["resourcePath"] = Resource,
            ["stage"] = Stage,
        };
    }
}
