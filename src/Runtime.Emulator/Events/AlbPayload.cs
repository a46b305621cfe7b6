using System.Text.Json.Nodes;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>The payload of an Application Load Balancer.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html</remarks>
internal static class AlbPayload
{
    public static JsonObject Create(HttpEventRequest request, bool multiValue)
    {
        request = HttpMaps.Lower(request);
        // A load balancer does not decode the query.
        IReadOnlyList<(string Name, string[] Values)> query = request.EncodedQueryParameters;
        var body = EventBody.Balanced(request);
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
            ["body"] = body.Value,
            ["isBase64Encoded"] = body.IsBase64Encoded,
        };
    }
}
