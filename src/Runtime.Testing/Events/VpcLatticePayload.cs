using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing.Events;

/// <summary>The two event structures of VPC Lattice.</summary>
/// <remarks>https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html</remarks>
internal static class VpcLatticePayload
{
    public static JsonObject CreateV2(HttpEventRequest request)
    {
        request = HttpMaps.Lower(request);
        var body = EventBody.Balanced(request);
        var json = new JsonObject
        {
            ["version"] = "2.0",
            ["path"] = request.Path,
            ["method"] = request.Method,
            ["headers"] = HttpMaps.MultiValueHeaders(request),
        };
        if (request.QueryParameters is { Count: > 0 } parameters)
            json["queryStringParameters"] = HttpMaps.MultiValue(parameters);
        if (body.Value.Length > 0)
            json["body"] = body.Value;
        json["isBase64Encoded"] = body.IsBase64Encoded;
        json["requestContext"] = new JsonObject
        {
            ["serviceNetworkArn"] = AwsAccount.Arn("vpc-lattice", "servicenetwork/sn-0bf3f2882e9cc805a"),
            ["serviceArn"] = AwsAccount.Arn("vpc-lattice", "service/svc-0a40eebed65f8d69c"),
            ["targetGroupArn"] = AwsAccount.Arn("vpc-lattice", "targetgroup/tg-6d0ecf831eec9f09"),
            ["identity"] = new JsonObject { ["sourceVpcArn"] = AwsAccount.Arn("ec2", "vpc/vpc-0b8276c84697e7339") },
            ["region"] = AwsAccount.Region,
            // In microseconds.
            ["timeEpoch"] = $"{request.Time.ToUnixTimeMilliseconds()}000",
        };
        return json;
    }

    public static JsonObject CreateV1(HttpEventRequest request)
    {
        request = HttpMaps.Lower(request);
        var body = EventBody.Balanced(request);
        var json = new JsonObject
        {
            ["raw_path"] = request.Path,
            ["method"] = request.Method,
            ["headers"] = HttpMaps.Headers(request),
        };
        if (request.QueryParameters is { Count: > 0 } parameters)
            json["query_string_parameters"] = HttpMaps.Single(parameters);
        if (body.Value.Length > 0)
            json["body"] = body.Value;
        json["is_base64_encoded"] = body.IsBase64Encoded;
        return json;
    }
}
