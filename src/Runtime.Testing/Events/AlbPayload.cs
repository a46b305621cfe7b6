using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing.Events;

/// <summary>The payload of an Application Load Balancer.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html</remarks>
internal static class AlbPayload
{
    public static JsonObject Create(HttpEventRequest request, string? body, bool multiValue)
    {
        (string text, bool isBase64Encoded) = BalancedBody.Encode(request, body);
        // A load balancer does not decode the query.
        (string Name, string[] Values)[] query =
        [
            .. request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(static pair => pair.Split('=', 2))
                .GroupBy(static pair => pair[0], static pair => pair.Length == 2 ? pair[1] : "", StringComparer.Ordinal)
                .Select(static group => (group.Key, group.ToArray())),
        ];
        return new JsonObject
        {
            ["requestContext"] = new JsonObject
            {
                ["elb"] = new JsonObject { ["targetGroupArn"] = AwsAccount.Arn("elasticloadbalancing", "targetgroup/function/49e9d65c45c6791a") },
            },
            ["httpMethod"] = request.Method,
            ["path"] = request.Path,
            [multiValue ? "multiValueQueryStringParameters" : "queryStringParameters"] = multiValue ? HttpMaps.MultiValue(query) : HttpMaps.Single(query),
            [multiValue ? "multiValueHeaders" : "headers"] = multiValue ? HttpMaps.MultiValueHeaders(request) : HttpMaps.Headers(request),
            ["body"] = text,
            ["isBase64Encoded"] = isBase64Encoded,
        };
    }
}
