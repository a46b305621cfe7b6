using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Gateways;

namespace Lambda.Runtime.Testing.Tests.Gateways;

/// <summary>The events that services create.</summary>
/// <remarks>Members, values and encodings are those of requests to API Gateway that were recorded, and of AWS's documentation.</remarks>
public sealed class GatewayEventTests
{
    private static readonly (string, string)[] s_headers =
    [
        ("Host", "shop.example"), ("User-Agent", "test/1"), ("Cookie", "a=1; b=2"), ("X-Two", "x,y"), ("X-Two", "z"), ("Content-Type", "application/json"),
        ("Connection", "keep-alive"), ("X-Forwarded-For", "198.51.100.7"),
    ];

    /// <summary>A request with everything.</summary>
    public static TheoryData<string, string> Whole => new()
    {
        {
            "function-url", """
            {"version":"2.0","routeKey":"$default","rawPath":"/a%20b/%E2%98%95/c%2Fd","rawQueryString":"x=1&y=%C3%A4+2&x=3&z","cookies":["a=1","b=2"],
            "headers":{"connection":"keep-alive","content-type":"application/json","host":"shop.example","user-agent":"test/1","x-forwarded-for":"198.51.100.7","x-two":"x,y,z"},
            "queryStringParameters":{"x":"1,3","y":"ä 2","z":""},
            "requestContext":{"accountId":"anonymous","apiId":"r3pmxmplak","domainName":"shop.example","domainPrefix":"shop",
            "http":{"method":"PUT","path":"/a%20b/%E2%98%95/c%2Fd","protocol":"HTTP/1.1","sourceIp":"203.0.113.10","userAgent":"test/1"},
            "requestId":"id","routeKey":"$default","stage":"$default","time":"02/Jan/2026:03:04:05 +0000","timeEpoch":1767323045678},
            "body":"{\"n\":1}","isBase64Encoded":false}
            """
        },
        {
            "http-api", """
            {"version":"2.0","routeKey":"$default","rawPath":"/a b/☕/c%2Fd","rawQueryString":"x=1&y=%C3%A4+2&x=3&z","cookies":["a=1","b=2"],
            "headers":{"content-length":"7","content-type":"application/json","host":"shop.example","user-agent":"test/1","x-forwarded-for":"198.51.100.7","x-two":"x,y,z"},
            "queryStringParameters":{"x":"1,3","y":"ä 2","z":""},
            "requestContext":{"accountId":"123456789012","apiId":"r3pmxmplak","domainName":"shop.example","domainPrefix":"shop",
            "http":{"method":"PUT","path":"/a b/☕/c%2Fd","protocol":"HTTP/1.1","sourceIp":"203.0.113.10","userAgent":"test/1"},
            "requestId":"id","routeKey":"$default","stage":"$default","time":"02/Jan/2026:03:04:05 +0000","timeEpoch":1767323045678},
            "body":"{\"n\":1}","isBase64Encoded":false}
            """
        },
        {
            "http-api-v1", """
            {"version":"1.0","resource":"$default","path":"/a%20b/%E2%98%95/c%2Fd","httpMethod":"PUT",
            "headers":{"Host":"shop.example","User-Agent":"test/1","Cookie":"a=1; b=2","X-Two":"z","Content-Type":"application/json","X-Forwarded-For":"198.51.100.7","Content-Length":"7"},
            "multiValueHeaders":{"Host":["shop.example"],"User-Agent":["test/1"],"Cookie":["a=1; b=2"],"X-Two":["x,y","z"],"Content-Type":["application/json"],
            "X-Forwarded-For":["198.51.100.7"],"Content-Length":["7"]},
            "queryStringParameters":{"x":"3","y":"ä 2","z":""},"multiValueQueryStringParameters":{"x":["1","3"],"y":["ä 2"],"z":[""]},
            "pathParameters":null,"stageVariables":null,
            "requestContext":{"accountId":"123456789012","apiId":"shop","domainName":"shop.example","domainPrefix":"shop","extendedRequestId":"id","httpMethod":"PUT",
            "identity":{"accessKey":null,"accountId":null,"caller":null,"cognitoAuthenticationProvider":null,"cognitoAuthenticationType":null,"cognitoIdentityId":null,
            "cognitoIdentityPoolId":null,"principalOrgId":null,"user":null,"userArn":null,"sourceIp":"203.0.113.10","userAgent":"test/1"},
            "path":"/a b/☕/c/d","protocol":"HTTP/1.1","requestId":"id","requestTime":"02/Jan/2026:03:04:05 +0000","requestTimeEpoch":1767323045678,
            "resourceId":"$default","resourcePath":"$default","stage":"$default"},
            "body":"{\"n\":1}","isBase64Encoded":false}
            """
        },
        {
            "rest-api", """
            {"resource":"/{proxy+}","path":"/a%20b/%E2%98%95/c%2Fd","httpMethod":"PUT",
            "headers":{"Host":"shop.example","User-Agent":"test/1","Cookie":"a=1; b=2","X-Two":"z","Content-Type":"application/json","X-Forwarded-For":"198.51.100.7"},
            "multiValueHeaders":{"Host":["shop.example"],"User-Agent":["test/1"],"Cookie":["a=1; b=2"],"X-Two":["x,y","z"],"Content-Type":["application/json"],
            "X-Forwarded-For":["198.51.100.7"]},
            "queryStringParameters":{"x":"3","y":"ä 2","z":""},"multiValueQueryStringParameters":{"x":["1","3"],"y":["ä 2"],"z":[""]},
            "pathParameters":{"proxy":"a%20b/%E2%98%95/c%2Fd"},"stageVariables":null,
            "requestContext":{"accountId":"123456789012","apiId":"shop","deploymentId":"d8p1oy","domainName":"shop.example","domainPrefix":"shop","extendedRequestId":"pWFFJwzms769HdA=",
            "httpMethod":"PUT",
            "identity":{"accessKey":null,"accountId":null,"caller":null,"cognitoAuthenticationProvider":null,"cognitoAuthenticationType":null,"cognitoIdentityId":null,
            "cognitoIdentityPoolId":null,"principalOrgId":null,"user":null,"userArn":null,"sourceIp":"203.0.113.10","userAgent":"test/1"},
            "path":"/prod/a%20b/%E2%98%95/c%2Fd","protocol":"HTTP/1.1","requestId":"id","requestTime":"02/Jan/2026:03:04:05 +0000","requestTimeEpoch":1767323045678,
            "resourceId":"r3s0ur","resourcePath":"/{proxy+}","stage":"prod"},
            "body":"eyJuIjoxfQ==","isBase64Encoded":true}
            """
        },
        {
            "alb", """
            {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/function/49e9d65c45c6791a"}},
            "httpMethod":"PUT","path":"/a%20b/%E2%98%95/c%2Fd","queryStringParameters":{"x":"3","y":"%C3%A4+2","z":""},
            "headers":{"host":"shop.example","user-agent":"test/1","cookie":"a=1; b=2","x-two":"z","content-type":"application/json","connection":"keep-alive",
            "x-forwarded-for":"198.51.100.7"},
            "body":"{\"n\":1}","isBase64Encoded":false}
            """
        },
        {
            "alb-multi", """
            {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/function/49e9d65c45c6791a"}},
            "httpMethod":"PUT","path":"/a%20b/%E2%98%95/c%2Fd","multiValueQueryStringParameters":{"x":["1","3"],"y":["%C3%A4+2"],"z":[""]},
            "multiValueHeaders":{"host":["shop.example"],"user-agent":["test/1"],"cookie":["a=1; b=2"],"x-two":["x,y","z"],"content-type":["application/json"],
            "connection":["keep-alive"],"x-forwarded-for":["198.51.100.7"]},
            "body":"{\"n\":1}","isBase64Encoded":false}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void Request_BecomesTheEventOfTheService(string name, string expected) =>
        AssertEqual(expected, Create(name, null, "PUT", "/a%20b/%E2%98%95/c%2Fd?x=1&y=%C3%A4+2&x=3&z", "{\"n\":1}", s_headers));

    /// <summary>The function decodes the path once more, so that each of its escapes has to mean the same as before.</summary>
    [Theory]
    [InlineData("/%41%2541", "/A%2541")]
    [InlineData("/%%341", "/%2541")]
    [InlineData("/%3%31", "/%2531")]
    [InlineData("/100%", "/100%25")]
    [InlineData("/%zz", "/%25zz")]
    public void HttpApi_DecodesThePathWithoutNewEscapes(string path, string expected) =>
        Assert.Equal(expected, (string?)Create("http-api", null, "GET", path)["rawPath"]);

    /// <summary>The same in the event and in the response.</summary>
    [Fact]
    public void RestApi_GivesEachRequestASecondId()
    {
        HttpGateway gateway = Gateway("rest-api", null);
        string[] ids =
        [
            .. Enumerable.Range(0, 2).Select(_ =>
            {
                var request = new HttpEventRequest("GET", "/", "");
                string sent = gateway.OwnHeaders(request).Single(static header => header.Key == "x-amz-apigw-id").Value;
                Assert.Equal(sent, (string?)gateway.CreateEvent(request)!["requestContext"]!["extendedRequestId"]);
                return sent;
            }),
        ];
        Assert.All(ids, static id => Assert.Matches("^[A-Za-z0-9+/]{15}=$", id));
        Assert.NotEqual(ids[0], ids[1]);
    }

    /// <summary>What a request does not have is missing in one format and null in the other.</summary>
    [Theory]
    [InlineData("function-url", "headers requestContext rawPath rawQueryString routeKey version isBase64Encoded", "")]
    [InlineData("http-api", "headers requestContext rawPath rawQueryString routeKey version isBase64Encoded", "")]
    [InlineData("http-api-v1", null, "queryStringParameters multiValueQueryStringParameters pathParameters stageVariables body")]
    [InlineData("rest-api", null, "queryStringParameters multiValueQueryStringParameters pathParameters stageVariables body")]
    [InlineData("alb", "requestContext httpMethod path queryStringParameters headers body isBase64Encoded", "")]
    [InlineData("alb-multi", "requestContext httpMethod path multiValueQueryStringParameters multiValueHeaders body isBase64Encoded", "")]
    public void BareRequest_HasMissingMembersOrNulls(string name, string? members, string nulls)
    {
        JsonObject json = Create(name, null, "GET", "/");
        if (members is not null)
            Assert.Equal(members.Split(' ').Order(StringComparer.Ordinal), json.Select(static member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            nulls.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            json.Where(static member => member.Value is null).Select(static member => member.Key).Order(StringComparer.Ordinal));
        Assert.False((bool)json["isBase64Encoded"]!);
    }

    /// <summary>An HTTP API says that there is no body.</summary>
    [Theory]
    [InlineData("http-api", "content-length")]
    [InlineData("http-api-v1", "Content-Length")]
    public void HttpApi_AddsHeadersToARequestWithoutBody(string name, string length)
    {
        JsonNode headers = Create(name, null, "GET", "/")["headers"]!;
        Assert.Equal("0", (string?)headers[length]);
        Assert.Equal("text/plain; charset=utf-8", (string?)(headers["content-type"] ?? headers["Content-Type"]));
    }

    [Theory]
    [InlineData("http-api", "dev", "/dev/orders", "/dev/orders")]
    [InlineData("http-api", "dev", "/orders", "/dev/orders")]
    [InlineData("http-api", "dev", "/devices", "/dev/devices")]
    [InlineData("http-api", "dev", "/dev", "/dev/")]
    [InlineData("http-api", "$default", "/orders", "/orders")]
    [InlineData("http-api-v1", "dev", "/orders", "/dev/orders")]
    [InlineData("rest-api", "dev", "/dev/orders", "/orders")]
    [InlineData("rest-api", "dev", "/orders", "/orders")]
    [InlineData("rest-api", "dev", "/devices", "/devices")]
    public void Stage_IsInThePathOfAnHttpApi_AndNotInThatOfARestApi(string name, string stage, string path, string expected)
    {
        JsonObject json = Create(name, stage, "GET", path);
        Assert.Equal(expected, (string?)(json["rawPath"] ?? json["path"]));
        Assert.Equal(stage, (string?)json["requestContext"]!["stage"]);
        if (name == "rest-api")
            Assert.Equal($"/{stage}{expected}", (string?)json["requestContext"]!["path"]);
    }

    [Theory]
    [InlineData("http-api", "image/png", null, true)]
    [InlineData("http-api", "application/x-www-form-urlencoded", null, true)]
    [InlineData("http-api", "text/html; charset=utf-8", null, false)]
    [InlineData("http-api", "application/problem+json", null, false)]
    [InlineData("alb", "application/problem+json", null, true)]
    [InlineData("alb", "text/html", null, false)]
    [InlineData("alb", "text/html", "gzip", true)]
    [InlineData("alb-multi", "image/png", null, true)]
    [InlineData("rest-api", "application/json", null, true)]
    public void Body_IsTextOrBase64ByTheRuleOfTheService(string name, string contentType, string? encoding, bool isBase64)
    {
        (string, string)[] headers = encoding is null ? [("Content-Type", contentType)] : [("Content-Type", contentType), ("Content-Encoding", encoding)];
        JsonObject json = Create(name, null, "POST", "/", "abc", headers);
        Assert.Equal((isBase64, isBase64 ? "YWJj" : "abc"), ((bool)json["isBase64Encoded"]!, (string?)json["body"]));
    }

    [Theory]
    [InlineData("image/png", true)]
    [InlineData("IMAGE/PNG", true)]
    [InlineData("image/png; q=1", true)]
    [InlineData("image/gif", false)]
    [InlineData("video/mp4", true)]
    [InlineData("application/json", false)]
    [InlineData("", false)]
    public void RestApi_DecidesByItsBinaryMediaTypes(string contentType, bool isBase64)
    {
        var gateway = HttpGateway.Create(GatewayKind.RestApi, new GatewaySettings { BinaryMediaTypes = ["image/png", "video/*"] });
        JsonObject json = gateway.CreateEvent(Request("POST", "/", "abc", contentType.Length == 0 ? [] : [("Content-Type", contentType)]))!;
        Assert.Equal((isBase64, isBase64 ? "YWJj" : "abc"), ((bool)json["isBase64Encoded"]!, (string?)json["body"]));
    }

    [Theory]
    [InlineData("rest-api", 10_240)]
    [InlineData("http-api", 10_240)]
    [InlineData("http-api-v1", 10_240)]
    [InlineData("alb", 16_384)]
    public void HeadersOverTheLimit_AreAProblem(string name, int limit)
    {
        HttpGateway gateway = Gateway(name, null);
        Assert.Null(gateway.FindProblem(Request("GET", "/", null, ("A", new string('a', limit - 5)))));
        Assert.Contains($"The maximum of a", gateway.FindProblem(Request("GET", "/", null, ("A", new string('a', limit)))), StringComparison.Ordinal);
    }

    [Fact]
    public void LoadBalancer_LimitsTheRequestLineAndAllHeaders()
    {
        HttpGateway gateway = Gateway("alb", null);
        Assert.StartsWith("The request line has 16401 bytes.", gateway.FindProblem(Request("GET", $"/{new string('a', 16_397)}")), StringComparison.Ordinal);
        (string, string)[] headers = [.. Enumerable.Range(0, 5).Select(static i => ($"H{i}", new string('a', 14_000)))];
        Assert.StartsWith("The headers have 700", gateway.FindProblem(Request("GET", "/", null, headers)), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_AreThoseOfTheKinds()
    {
        Assert.Equal(["function-url", "http-api", "http-api-v1", "rest-api", "alb", "alb-multi"], HttpGateway.Names);
        Assert.Equal(Enum.GetNames<HttpShape>(), Enum.GetNames<GatewayKind>());
        Assert.Null(HttpGateway.Find("lattice"));
    }

    private static JsonObject Create(string name, string? stage, string method, string target, string? body = null, params (string Name, string Value)[] headers) =>
        Gateway(name, stage).CreateEvent(Request(method, target, body, headers))!;

    private static HttpGateway Gateway(string name, string? stage) => HttpGateway.Create(HttpGateway.Find(name)!.Value, new GatewaySettings { Stage = stage });

    private static HttpEventRequest Request(string method, string target, string? body = null, params (string Name, string Value)[] headers)
    {
        string[] parts = target.Split('?', 2);
        return new HttpEventRequest(method, parts[0], parts.Length == 2 ? parts[1] : "")
        {
            Headers = [.. headers.Select(static header => KeyValuePair.Create(header.Name, header.Value))],
            Body = Encoding.UTF8.GetBytes(body ?? ""),
            RequestId = "id",
        };
    }

    private static void AssertEqual(string expected, JsonObject actual) => Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.ToJsonString());
}
