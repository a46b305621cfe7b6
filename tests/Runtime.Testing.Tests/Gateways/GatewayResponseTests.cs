using System.Text;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Gateways;

namespace Lambda.Runtime.Testing.Tests.Gateways;

/// <summary>How services evaluate what a function returns. <c>docs/local.md</c> has the rules as a table.</summary>
public sealed class GatewayResponseTests
{
    private static readonly string[] s_all = ["function-url", "http-api", "http-api-v1", "rest-api", "alb", "alb-multi"];

    [Theory]
    [InlineData("function-url", "application/json")]
    [InlineData("http-api", "text/plain; charset=utf-8")]
    [InlineData("http-api-v1", "text/plain; charset=utf-8")]
    [InlineData("rest-api", "application/json")]
    [InlineData("alb", null)]
    [InlineData("alb-multi", null)]
    public void ResponseWithoutContentType_HasTheDefaultOfTheService(string name, string? expected)
    {
        GatewayResponse response = Read(name, """{"statusCode":201,"body":"text"}""");
        Assert.Equal((201, "text", expected), (response.Status, Text(response), response.Headers.SingleOrDefault(static header => header.Key == "Content-Type").Value));
    }

    [Theory]
    [InlineData("function-url", true)]
    [InlineData("http-api", true)]
    [InlineData("http-api-v1", false)]
    [InlineData("rest-api", false)]
    [InlineData("alb", false)]
    [InlineData("alb-multi", false)]
    public void JsonWithoutStatusCode_IsTheBodyOrAnError(string name, bool isBody)
    {
        foreach ((string json, string body) in new[] { ("""{"n":1}""", """{"n":1}"""), ("[1]", "[1]"), ("\"text\"", "text"), ("null", "null"), ("7", "7") })
        {
            if (!isBody)
            {
                string found = Assert.Throws<FormatException>(() => Read(name, json)).Message;
                Assert.Equal(json[0] == '{' ? $"it has no statusCode: '{json}'" : $"it is not a JSON object: '{json}'", found);
                continue;
            }

            GatewayResponse response = Read(name, json);
            Assert.Equal((200, body), (response.Status, Text(response)));
            Assert.Equal([KeyValuePair.Create("Content-Type", "application/json")], response.Headers);
        }
    }

    [Theory]
    [InlineData("no JSON", "it is not JSON")]
    [InlineData("""{"statusCode":"200"}""", "its statusCode is not a JSON Number: \"200\"")]
    [InlineData("""{"statusCode":99}""", "its statusCode is not an HTTP status from 100 to 599: 99")]
    [InlineData("""{"statusCode":101}""", "its statusCode is 101, expected 200 to 599")]
    [InlineData("""{"statusCode":200.5}""", "its statusCode is not an HTTP status")]
    [InlineData("""{"statusCode":200,"body":{"n":1}}""", "its body is not a JSON String: {\"n\":1}")]
    [InlineData("""{"statusCode":200,"body":"?","isBase64Encoded":true}""", "its isBase64Encoded is true, and its body is not base64")]
    [InlineData("""{"statusCode":200,"body":"YWJj","isBase64Encoded":1}""", "its isBase64Encoded is neither true nor false: 1")]
    [InlineData("""{"statusCode":200,"body":"\ud800"}""", "its text is not Unicode")]
    public void InvalidResponse_IsAnErrorEverywhere(string json, string message)
    {
        foreach (string name in s_all)
            Assert.StartsWith(message, Assert.Throws<FormatException>(() => Read(name, json)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rest-api", """{"statusCode":200,"cookies":["a=1"]}""", "it has the member 'cookies'; expected only statusCode, headers, multiValueHeaders, body, isBase64Encoded")]
    [InlineData("rest-api", """{"statusCode":200,"headers":{"a":1}}""", "its headers contain something other than strings: 1")]
    [InlineData("rest-api", """{"statusCode":200,"headers":[]}""", "its headers is not a JSON Object: []")]
    [InlineData("rest-api", """{"statusCode":200,"multiValueHeaders":[]}""", "its multiValueHeaders is not a JSON Object: []")]
    [InlineData("alb", """{"statusCode":200,"body":null}""", "its body is null; expected a string, or no body")]
    [InlineData("alb", """{"statusCode":200,"body":"YW\nJj","isBase64Encoded":true}""", "its isBase64Encoded is true, and its body is not base64 without line breaks: 'YW\\nJj'")]
    [InlineData("alb-multi", """{"statusCode":200,"multiValueHeaders":{"a":"1"}}""", "its multiValueHeaders contain something other than lists of strings: \"1\"")]
    [InlineData("http-api", """{"statusCode":200,"cookies":"a=1"}""", "its cookies is not a JSON Array: \"a=1\"")]
    public void MemberThatAServiceDoesNotTake_IsAnError(string name, string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Read(name, json)).Message);

    [Theory]
    [InlineData("function-url", "a=1 | c=2 d=3")]
    [InlineData("http-api", "a=1 | c=2 d=3")]
    [InlineData("http-api-v1", "a=1 b=2 b=3 |")]
    [InlineData("alb", "a=1 |")]
    [InlineData("alb-multi", "a=1 b=2 b=3 |")]
    public void HeadersAndCookies_AreTakenFromTheMembersOfTheForm(string name, string expected)
    {
        GatewayResponse response = Read(name, """{"statusCode":200,"headers":{"a":"1"},"multiValueHeaders":{"a":["1"],"b":["2","3"]},"cookies":["c=2","d=3"]}""");
        string headers = string.Join(' ', response.Headers.Where(static header => header.Key is "a" or "b").Select(static header => $"{header.Key}={header.Value}"));
        string cookies = string.Concat(response.Headers.Where(static header => header.Key == "Set-Cookie").Select(static header => $" {header.Value}"));
        Assert.Equal(expected, $"{headers} |{cookies}");
    }

    /// <summary>The service accepts the response, and its client does not get all of it.</summary>
    [Theory]
    [InlineData("alb-multi", """{"statusCode":200,"headers":{"a":"1","b":"2"}}""", "The client does not get a, b: a load balancer with multi-value headers ignores the member 'headers' of the response.")]
    [InlineData("alb-multi", """{"statusCode":200,"headers":{"a":"1"},"multiValueHeaders":{"A":["1"]}}""", null)]
    [InlineData("alb", """{"statusCode":200,"multiValueHeaders":{"a":["1"],"c":[]}}""", "The client does not get a: a load balancer ignores the member 'multiValueHeaders' of the response.")]
    [InlineData("alb", """{"statusCode":200,"cookies":["a=1"]}""", "The client does not get Set-Cookie: a load balancer ignores the member 'cookies' of the response.")]
    [InlineData("function-url", """{"statusCode":200,"multiValueHeaders":{"a":["1"]}}""", "The client does not get a: a function URL ignores the member 'multiValueHeaders' of the response.")]
    [InlineData("http-api", """{"statusCode":200,"multiValueHeaders":{"Set-Cookie":["a=1"]},"cookies":["a=1"]}""", null)]
    [InlineData("http-api", """{"statusCode":200,"multiValueHeaders":{"a":["1"]}}""", "The client does not get a: an HTTP API ignores the member 'multiValueHeaders' of the response.")]
    [InlineData("http-api-v1", """{"statusCode":200,"multiValueHeaders":{"a":["1"]},"headers":{"b":"1"}}""", null)]
    [InlineData("http-api-v1", """{"statusCode":200,"cookies":["a=1"]}""", "The client does not get Set-Cookie: an HTTP API with payload format 1.0 ignores the member 'cookies' of the response.")]
    [InlineData("http-api", """{"n":1,"multiValueHeaders":{"a":["1"]}}""", null)]
    [InlineData("alb", """{"statusCode":200,"multiValueHeaders":{"\ud800":["1"]}}""", null)]
    [InlineData("alb", """{"statusCode":200,"headers":{"connection":"close"},"multiValueHeaders":null,"cookies":[]}""", null)]
    public void HeadersInAnotherMember_AreANotice(string name, string json, string? notice) => Assert.Equal(notice, Read(name, json).Notices.SingleOrDefault()?.Text);

    [Fact]
    public void RestApi_MergesHeaders_AndAValueInBothCountsOnce()
    {
        GatewayResponse response = Read("rest-api", """{"statusCode":200,"headers":{"A":"1","Set-Cookie":"c=1"},"multiValueHeaders":{"a":["1","2"],"Set-Cookie":["d=2"]}}""");
        Assert.Equal(
            ["Set-Cookie: c=1", "a: 1", "a: 2", "Set-Cookie: d=2", "Content-Type: application/json"],
            response.Headers.Select(static header => $"{header.Key}: {header.Value}"));
    }

    [Theory]
    [InlineData("rest-api", "Authorization", "x-amzn-Remapped-Authorization")]
    [InlineData("rest-api", "WWW-Authenticate", "x-amzn-Remapped-WWW-Authenticate")]
    [InlineData("rest-api", "Server", "x-amzn-Remapped-Server")]
    [InlineData("rest-api", "Date", "x-amzn-Remapped-Date")]
    [InlineData("rest-api", "Connection", "x-amzn-Remapped-Connection")]
    [InlineData("rest-api", "Content-Length", "x-amzn-Remapped-Content-Length")]
    [InlineData("rest-api", "Via", null)]
    [InlineData("rest-api", "Host", null)]
    [InlineData("rest-api", "Transfer-Encoding", null)]
    [InlineData("rest-api", "Location", "Location")]
    [InlineData("function-url", "WWW-Authenticate", "x-amzn-Remapped-WWW-Authenticate")]
    [InlineData("function-url", "Content-Length", "x-amzn-Remapped-Content-Length")]
    [InlineData("function-url", "Authorization", "Authorization")]
    [InlineData("http-api", "WWW-Authenticate", "WWW-Authenticate")]
    [InlineData("http-api", "Connection", null)]
    [InlineData("http-api", "Content-Length", null)]
    [InlineData("alb", "Keep-Alive", null)]
    [InlineData("alb", "Content-Length", null)]
    [InlineData("alb", "WWW-Authenticate", "WWW-Authenticate")]
    public void HeadersOfTheConnection_AreRemappedOrDropped(string name, string header, string? expected)
    {
        GatewayResponse response = Read(name, $$$"""{"statusCode":200,"headers":{"{{{header}}}":"value"}}""");
        Assert.Equal(expected, response.Headers.SingleOrDefault(static each => each.Value == "value").Key);
    }

    [Theory]
    [InlineData("*/*", null, "text/plain", true)]
    [InlineData("image/*", null, "image/png", true)]
    [InlineData("image/*", "image/webp,*/*", "application/pdf", true)]
    [InlineData("image/*", "*/*", "application/pdf", false)]
    [InlineData("image/*", null, "application/pdf", false)]
    public void RestApi_DecodesBase64OnlyForBinaryMediaTypes(string binary, string? accept, string contentType, bool isDecoded)
    {
        var gateway = HttpGateway.Create(GatewayKind.RestApi, new GatewaySettings { BinaryMediaTypes = [binary] });
        HttpEventRequest request = Request() with { Headers = accept is null ? [] : [KeyValuePair.Create("Accept", accept)] };
        GatewayResponse response = gateway.Read(
            request, Encoding.UTF8.GetBytes($$$"""{"statusCode":200,"headers":{"Content-Type":"{{{contentType}}}"},"body":"YWJj","isBase64Encoded":true}"""));
        Assert.Equal(isDecoded ? "abc" : "YWJj", Text(response));
        string[] notices = isDecoded ? []
            : [$"The client gets the body as base64 text, because {contentType} is not a binary media type of the REST API. Its binary media types: {binary}."];
        Assert.Equal(notices, response.Notices.Select(static notice => notice.Text));
        Assert.Empty(gateway.Read(request, Encoding.UTF8.GetBytes($$$"""{"statusCode":200,"headers":{"Content-Type":"{{{contentType}}}"},"body":"YWJj"}""")).Notices);
    }

    [Theory]
    [InlineData("function-url")]
    [InlineData("http-api")]
    [InlineData("http-api-v1")]
    [InlineData("alb")]
    public void OtherServices_DecodeBase64Always(string name) =>
        Assert.Equal("abc", Text(Read(name, """{"statusCode":200,"headers":{"Content-Type":"application/pdf"},"body":"YWJj","isBase64Encoded":true}""")));

    [Fact]
    public void LoadBalancer_LimitsItsResponse()
    {
        string body = new('a', 1024 * 1024);
        string message = Assert.Throws<FormatException>(() => Read("alb", $$"""{"statusCode":200,"body":"{{body}}"}""")).Message;
        Assert.Equal(
            "it has 1048604 bytes of JSON; the maximum of a load balancer is 1048576; bytes that are not text are base64 in it, so up to about 786,432 of them fit", message);
        string header = new('a', 32 * 1024);
        Assert.Equal(
            "its headers have 32769 bytes; the maximum of a load balancer is 32768",
            Assert.Throws<FormatException>(() => Read("alb", $$$"""{"statusCode":200,"headers":{"a":"{{{header}}}"}}""")).Message);
    }

    [Theory]
    [InlineData("rest-api", nameof(GatewayProblem.InvalidResponse), 502, """{"message": "Internal server error"}""")]
    [InlineData("rest-api", nameof(GatewayProblem.FunctionError), 502, """{"message": "Internal server error"}""")]
    [InlineData("rest-api", nameof(GatewayProblem.TooSlow), 504, """{"message": "Endpoint request timed out"}""")]
    [InlineData("rest-api", nameof(GatewayProblem.BodyTooLarge), 413, """{"message": "Request Too Long"}""")]
    [InlineData("rest-api", nameof(GatewayProblem.NoStage), 403, """{"message":"Forbidden"}""")]
    [InlineData("http-api", nameof(GatewayProblem.NoStage), 404, """{"message":"Not Found"}""")]
    [InlineData("rest-api", nameof(GatewayProblem.NotFound), 403, """{"message": "Missing Authentication Token"}""")]
    [InlineData("http-api", nameof(GatewayProblem.InvalidResponse), 500, """{"message":"Internal Server Error"}""")]
    [InlineData("http-api", nameof(GatewayProblem.FunctionError), 500, """{"message":"Internal Server Error"}""")]
    [InlineData("http-api", nameof(GatewayProblem.TooSlow), 503, """{"message":"Service Unavailable"}""")]
    [InlineData("http-api", nameof(GatewayProblem.BodyTooLarge), 413, """{"message":"Request Entity Too Large"}""")]
    [InlineData("http-api", nameof(GatewayProblem.NotFound), 404, """{"message":"Not Found"}""")]
    [InlineData("http-api-v1", nameof(GatewayProblem.InvalidResponse), 500, """{"message":"Internal Server Error"}""")]
    [InlineData("alb", nameof(GatewayProblem.InvalidResponse), 502, "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n")]
    [InlineData("function-url", nameof(GatewayProblem.InvalidResponse), 502, """{"message":"Internal Server Error","errorType":"type","errorMessage":"why"}""")]
    [InlineData("function-url", nameof(GatewayProblem.BodyTooLarge), 413, """{"message":"Request Entity Too Large","errorMessage":"why"}""")]
    public void Problem_IsTheResponseOfTheService(string name, string problem, int status, string body)
    {
        GatewayResponse response = Gateway(name).Respond(Enum.Parse<GatewayProblem>(problem), "type", "why");
        Assert.Equal((status, body), (response.Status, Text(response)));
    }

    [Theory]
    [InlineData("rest-api", 29)]
    [InlineData("http-api", 30)]
    [InlineData("http-api-v1", 30)]
    [InlineData("function-url", null)]
    [InlineData("alb", null)]
    public void TimeLimit_IsThatOfTheService(string name, int? seconds) => Assert.Equal(seconds, Gateway(name).TimeLimit?.TotalSeconds);

    private static GatewayResponse Read(string name, string json) => Gateway(name).Read(Request(), Encoding.UTF8.GetBytes(json));

    private static HttpGateway Gateway(string name) => HttpGateway.Create(HttpGateway.Find(name)!.Value, new GatewaySettings());

    private static HttpEventRequest Request() => new("GET", "/", "");

    private static string Text(GatewayResponse response) => Encoding.UTF8.GetString(response.Body.Span);
}
