using System.Text;

namespace Lambda.Runtime.Benchmarks.Functions.Http;

/// <summary>The same request in the forms in which services send it.</summary>
internal static class HttpEvents
{
    private const string Path = "/orders/42";

    /// <summary>The response of the routes that are measured, as JSON in the body.</summary>
    private const string Body = """
        "body":"{\"id\":42,\"article\":\"a-1\",\"count\":3}"
        """;

    public static Event HttpApi { get; } = Create(
        "HTTP API 2.0",
        HttpApiJson,
        $$$"""{"statusCode":200,"headers":{"content-type":"application/json"},{{{Body}}}}""");

    public static Event RestApi { get; } = Create(
        "REST API",
        """
        {"version":"1.0","resource":"/orders/{id}","path":"/orders/42","httpMethod":"POST",
        "headers":{"accept":"application/json","content-type":"application/json","Host":"api.example","User-Agent":"curl/8.5.0","X-Forwarded-For":"203.0.113.7","X-Forwarded-Proto":"https"},
        "multiValueHeaders":{"accept":["application/json"],"content-type":["application/json"],"Host":["api.example"],"User-Agent":["curl/8.5.0"],"X-Forwarded-For":["203.0.113.7"],"X-Forwarded-Proto":["https"]},
        "queryStringParameters":{"dry":"true","tag":"b"},"multiValueQueryStringParameters":{"dry":["true"],"tag":["a","b"]},
        "requestContext":{"accountId":"123456789012","apiId":"a1b2c3","domainName":"api.example","domainPrefix":"api","extendedRequestId":"JKJaXmPLvHcESHA=","httpMethod":"POST",
        "identity":{"accessKey":null,"accountId":null,"caller":null,"cognitoIdentityId":null,"sourceIp":"203.0.113.7","user":null,"userAgent":"curl/8.5.0","userArn":null},
        "path":"/prod/orders/42","protocol":"HTTP/1.1","requestId":"c6af9ac6-7b61-11e6-9a41-93e8deadbeef","requestTime":"12/Mar/2026:19:03:58 +0000","requestTimeEpoch":1773342238123,"resourceId":"x1y2z3","resourcePath":"/orders/{id}","stage":"prod"},
        "pathParameters":{"id":"42"},"stageVariables":null,"body":"{\"article\":\"a-1\",\"count\":3}","isBase64Encoded":false}
        """,
        $$$"""{"statusCode":200,"multiValueHeaders":{"content-type":["application/json"]},{{{Body}}}}""");

    public static Event LoadBalancer { get; } = Create(
        "load balancer, multi-value",
        """
        {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/orders/6d0ecf831eec9f09"}},
        "httpMethod":"POST","path":"/orders/42","multiValueQueryStringParameters":{"dry":["true"],"tag":["a","b"]},
        "multiValueHeaders":{"accept":["application/json"],"accept-encoding":["gzip"],"connection":["keep-alive"],"content-type":["application/json"],"cookie":["session=abc; theme=dark"],
        "host":["api.example"],"user-agent":["curl/8.5.0"],"x-amzn-trace-id":["Root=1-5c536348-3d683b8b04734faae651f476"],"x-forwarded-for":["203.0.113.7"],"x-forwarded-port":["443"],"x-forwarded-proto":["https"]},
        "body":"{\"article\":\"a-1\",\"count\":3}","isBase64Encoded":false}
        """,
        $$$"""{"statusCode":200,"statusDescription":"200 OK","multiValueHeaders":{"content-type":["application/json"]},{{{Body}}},"isBase64Encoded":false}""");

    public static Event[] All { get; } = [HttpApi, RestApi, LoadBalancer];

    private static string HttpApiJson => """
        {"version":"2.0","routeKey":"POST /orders/{id}","rawPath":"/orders/42","rawQueryString":"dry=true&tag=a&tag=b","cookies":["session=abc","theme=dark"],
        "headers":{"accept":"application/json","content-type":"application/json","host":"api.example","user-agent":"curl/8.5.0","x-forwarded-for":"203.0.113.7","x-forwarded-proto":"https"},
        "queryStringParameters":{"dry":"true","tag":"a,b"},
        "requestContext":{"accountId":"123456789012","apiId":"a1b2c3","domainName":"api.example","domainPrefix":"api",
        "http":{"method":"POST","path":"/orders/42","protocol":"HTTP/1.1","sourceIp":"203.0.113.7","userAgent":"curl/8.5.0"},
        "requestId":"JKJaXmPLvHcESHA=","routeKey":"POST /orders/{id}","stage":"$default","time":"12/Mar/2026:19:03:58 +0000","timeEpoch":1773342238123},
        "body":"{\"article\":\"a-1\",\"count\":3}","pathParameters":{"id":"42"},"isBase64Encoded":false,"stageVariables":{"table":"orders"}}
        """;

    /// <summary>The same event for a function with another response.</summary>
    public static Event WithResponse(this Event request, string response) => request with { Response = Encoding.UTF8.GetBytes(response) };

    /// <summary>The same request for another path of the same length.</summary>
    public static Event WithPath(this Event request, string path) =>
        Create(request.Title, request.Json.Replace(Path, path, StringComparison.Ordinal), Encoding.UTF8.GetString(request.Response));

    private static Event Create(string title, string json, string response) => new("http", title, 300, json.ReplaceLineEndings(""), Encoding.UTF8.GetBytes(response));
}
