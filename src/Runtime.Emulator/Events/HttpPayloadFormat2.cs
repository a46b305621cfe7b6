using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>The payload format 2.0 of function URLs and of HTTP APIs.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-request-payload and
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
/// </remarks>
internal static partial class HttpPayloadFormat2
{
    /// <summary>The stage of a function URL, and of an HTTP API that does not have its stage in the path.</summary>
    public const string DefaultStage = "$default";

    private const string ApiId = "r3pmxmplak";

    /// <summary>The event of a function URL without authorization.</summary>
    public static JsonObject FunctionUrl(HttpEventRequest request) => Create(request, request.Path, ApiRoute.Default, DefaultStage, "anonymous");

    /// <summary>The event of an HTTP API.</summary>
    /// <param name="request">The request; its path contains the stage, except for <c>$default</c>.</param>
    /// <param name="route">The route and the parameters, which an HTTP API decodes, as it does the path.</param>
    /// <param name="stage">The stage.</param>
    public static JsonObject HttpApi(HttpEventRequest request, ApiRoute route, string stage) =>
        Create(request, Decode(request.Path), route, stage, AwsAccount.Id);

    /// <summary>Decodes a path, except for what would change its meaning: a slash, a question mark, and the percent sign itself.</summary>
    /// <remarks>What an HTTP API does with these is not documented. A percent sign that begins no escape is encoded, because it could begin one afterwards: <c>%%341</c>.</remarks>
    private static string Decode(string path) =>
        string.Concat(Kept().Split(Percent().Replace(path, "%25")).Select(static part => Kept().IsMatch(part) ? part : Uri.UnescapeDataString(part)));

    [GeneratedRegex("(%2[Ff]|%3[Ff]|%25)")]
    private static partial Regex Kept();

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})")]
    private static partial Regex Percent();

    private static JsonObject Create(HttpEventRequest request, string path, ApiRoute route, string stage, string accountId)
    {
        var json = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = route.Key,
            ["rawPath"] = path,
            ["rawQueryString"] = request.Query,
        };
        // Members that the request does not have are omitted.
        if (request.Cookies is { Count: > 0 } cookies)
            json["cookies"] = new JsonArray([.. cookies.Select(static cookie => (JsonNode?)cookie)]);
        json["headers"] = HttpMaps.JoinedHeaders(request);
        if (request.QueryParameters is { Count: > 0 } parameters)
        {
            json["queryStringParameters"] = new JsonObject(
                parameters.Select(static each => KeyValuePair.Create(each.Name, (JsonNode?)string.Join(',', each.Values))));
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
                ["path"] = path,
                ["protocol"] = "HTTP/1.1",
                ["sourceIp"] = request.SourceIp,
                ["userAgent"] = request.UserAgent ?? "",
            },
            ["requestId"] = request.RequestId,
            ["routeKey"] = route.Key,
            ["stage"] = stage,
            ["time"] = EventTime.FormatCommonLog(request.Time),
            ["timeEpoch"] = request.Time.ToUnixTimeMilliseconds(),
        };
        var body = EventBody.ByType(request);
        if (!request.Body.IsEmpty)
            json["body"] = body.Value;
        if (route.Parameters.Count > 0)
        {
            json["pathParameters"] = new JsonObject(
                route.Parameters.Select(static parameter => KeyValuePair.Create(parameter.Key, (JsonNode?)Uri.UnescapeDataString(parameter.Value))));
        }

        json["isBase64Encoded"] = body.IsBase64Encoded;
        return json;
    }
}
