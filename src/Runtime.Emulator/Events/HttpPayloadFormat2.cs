using System.Text.Json.Nodes;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>The payload format 2.0 of function URLs and of HTTP APIs.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-request-payload and
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
/// </remarks>
internal static class HttpPayloadFormat2
{
    private const string ApiId = "r3pmxmplak";

    /// <summary>The event of a function URL without authorization.</summary>
    public static JsonObject FunctionUrl(HttpEventRequest request) => Create(request, "$default", "anonymous");

    /// <summary>The event of an HTTP API, with the route that matched.</summary>
    public static JsonObject HttpApi(HttpEventRequest request, string routeKey) => Create(request, routeKey, "123456789012");

    private static JsonObject Create(HttpEventRequest request, string routeKey, string accountId)
    {
        var json = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = routeKey,
            ["rawPath"] = request.Path,
            ["rawQueryString"] = request.Query,
        };
        // Members that the request does not have are omitted.
        if (request.Cookies.Count > 0)
            json["cookies"] = new JsonArray([.. request.Cookies.Select(cookie => (JsonNode?)cookie)]);
        json["headers"] = new JsonObject(request.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value)));
        if (request.QueryParameters is { Count: > 0 } parameters)
        {
            json["queryStringParameters"] = new JsonObject(
                parameters.Select(each => KeyValuePair.Create(each.Name, (JsonNode?)string.Join(',', each.Values))));
        }

        json["requestContext"] = new JsonObject
        {
            ["accountId"] = accountId,
            ["apiId"] = ApiId,
            ["domainName"] = request.Domain,
            ["domainPrefix"] = request.Domain.Split('.', ':')[0],
            ["http"] = new JsonObject
            {
                ["method"] = request.Method,
                ["path"] = request.Path,
                ["protocol"] = "HTTP/1.1",
                ["sourceIp"] = request.SourceIp,
                ["userAgent"] = request.UserAgent,
            },
            ["requestId"] = request.RequestId,
            ["routeKey"] = routeKey,
            ["stage"] = "$default",
            ["time"] = EventTime.FormatCommonLog(request.Time),
            ["timeEpoch"] = request.Time.ToUnixTimeMilliseconds(),
        };
        if (request.Body is not null)
            json["body"] = request.Body;
        json["isBase64Encoded"] = request.IsBase64Encoded;
        return json;
    }
}
