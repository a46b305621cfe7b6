using System.Text;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Events.Tests;

/// <summary>What the types of HTTP events compute: headers in any case, decoded queries and bodies. The services disagree in all of them.</summary>
public sealed class HttpEventTests
{
    [Theory]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("content-type", "text/plain")]
    [InlineData("X-Other", null)]
    public void Header_IsFoundInAnyCase(string name, string? value)
    {
        Dictionary<string, string> headers = new() { ["Host"] = "example.com", ["CONTENT-type"] = "text/plain" };

        Assert.Equal(value, new HttpApiRequest { Headers = headers }.GetHeader(name));
        Assert.Equal(value, new RestApiRequest { Headers = headers }.GetHeader(name));
        Assert.Equal(value, new AlbRequest { Headers = headers }.GetHeader(name));
    }

    [Fact]
    public void RequestWithoutHeaders_HasNone()
    {
        Assert.Null(new HttpApiRequest().GetHeader("host"));
        Assert.Null(new RestApiRequest().GetHeader("host"));
        Assert.Null(new AlbRequest().GetHeader("host"));
    }

    [Theory]
    [InlineData("x-tag", "a, b")]
    [InlineData("X-Tag", "a, b")]
    [InlineData("cookie", "id=7; theme=dark")]
    [InlineData("empty", null)]
    [InlineData("host", null)]
    public void HeaderWithSeveralValues_IsJoined(string name, string? value)
    {
        AlbRequest request = LambdaJson.Deserialize<AlbRequest>(
            """{"multiValueHeaders":{"x-tag":["a","b"],"cookie":["id=7","theme=dark"],"empty":[],"host":null}}""")!;

        Assert.Equal(value, request.GetHeader(name));
    }

    /// <summary>The map of the event says <c>a,b,c d</c>.</summary>
    [Theory]
    [InlineData("tag", "a,b", "c d")]
    [InlineData("dry-run", "")]
    [InlineData("ü", "=1")]
    [InlineData("broken", "%", "%zz", "%4")]
    [InlineData("TAG")]
    [InlineData("")]
    public void QueryOfHttpApi_IsDecoded(string name, params string[] values)
    {
        HttpApiRequest request = new() { RawQueryString = "tag=a%2Cb&tag=c+d&&dry-run&%C3%BC==1&broken=%&broken=%zz&broken=%4" };

        Assert.Equal(values, request.GetQueryValues(name));
    }

    [Fact]
    public void RequestWithoutAQuery_HasNoValues()
    {
        Assert.Empty(new HttpApiRequest().GetQueryValues("tag"));
        Assert.Empty(new AlbRequest().GetQueryValues("tag"));
    }

    [Theory]
    [InlineData("""{"queryStringParameters":{"tag%5B%5D":"c+d","q":"100%25"}}""", "c d")]
    [InlineData("""{"multiValueQueryStringParameters":{"tag%5B%5D":["a%2Cb","c+d"],"q":["100%25"]}}""", "a,b", "c d")]
    public void QueryOfLoadBalancer_IsDecoded(string json, params string[] values)
    {
        AlbRequest request = LambdaJson.Deserialize<AlbRequest>(json)!;

        Assert.Equal(values, request.GetQueryValues("tag[]"));
        Assert.Equal(["100%"], request.GetQueryValues("q"));
        Assert.Empty(request.GetQueryValues("tag%5B%5D"));
    }

    [Theory]
    [InlineData("""{"body":"Zürich","isBase64Encoded":false}""", "Zürich")]
    [InlineData("""{"body":"WsO8cmljaA==","isBase64Encoded":true}""", "Zürich")]
    [InlineData("""{"body":"","isBase64Encoded":true}""", "")]
    [InlineData("""{"body":null,"isBase64Encoded":true}""", "")]
    [InlineData("""{"body":null,"isBase64Encoded":null}""", "")]
    [InlineData("{}", "")]
    public void Body_IsDecoded(string json, string text)
    {
        HttpApiRequest http = LambdaJson.Deserialize<HttpApiRequest>(json)!;
        RestApiRequest rest = LambdaJson.Deserialize<RestApiRequest>(json)!;
        AlbRequest alb = LambdaJson.Deserialize<AlbRequest>(json)!;

        Assert.Equal(text, http.GetBodyText());
        Assert.Equal(text, rest.GetBodyText());
        Assert.Equal(text, alb.GetBodyText());
        Assert.Equal(Encoding.UTF8.GetBytes(text), http.GetBodyBytes());
        Assert.Equal(Encoding.UTF8.GetBytes(text), rest.GetBodyBytes());
        Assert.Equal(Encoding.UTF8.GetBytes(text), alb.GetBodyBytes());
    }

    [Fact]
    public void BodyThatIsNotBase64_IsAnError()
    {
        HttpApiRequest request = new() { Body = "{}", IsBase64Encoded = true };

        Assert.Throws<FormatException>(request.GetBodyText);
        Assert.Throws<FormatException>(request.GetBodyBytes);
    }

    [Fact]
    public void TimeOfRequest_IsOfMilliseconds()
    {
        HttpApiRequest request = LambdaJson.Deserialize<HttpApiRequest>("""{"requestContext":{"timeEpoch":"1793527205123"}}""")!;

        Assert.Equal(new DateTimeOffset(2026, 11, 1, 10, 0, 5, 123, TimeSpan.Zero), request.RequestContext.TimeEpoch);
    }

    /// <summary>Without a status, an HTTP API sends the whole object to the client.</summary>
    [Fact]
    public void Response_HasStatus200()
    {
        Assert.Equal("""{"statusCode":200,"body":"Hello"}""", LambdaJson.Serialize(new HttpApiResponse { Body = "Hello" }));
        Assert.Equal("""{"statusCode":200,"body":"Hello"}""", LambdaJson.Serialize(new RestApiResponse { Body = "Hello" }));
        Assert.Equal("""{"statusCode":200,"body":"Hello","isBase64Encoded":false}""", LambdaJson.Serialize(new AlbResponse { Body = "Hello" }));
    }

    /// <summary>A load balancer rejects a body that is null.</summary>
    [Fact]
    public void ResponseWithoutABody_HasAnEmptyOneForALoadBalancer()
    {
        Assert.Equal("""{"statusCode":204,"body":"","isBase64Encoded":false}""", LambdaJson.Serialize(new AlbResponse { StatusCode = 204 }));
        Assert.Equal("""{"statusCode":204,"isBase64Encoded":false}""", LambdaJson.Serialize(new AlbResponse { StatusCode = 204, Body = null! }));
        Assert.Equal("""{"statusCode":204}""", LambdaJson.Serialize(new RestApiResponse { StatusCode = 204 }));
    }

    [Fact]
    public void RequestOfVpcLattice_IsDecoded()
    {
        VpcLatticeRequest request = LambdaJson.Deserialize<VpcLatticeRequest>(
            """{"headers":{"X-Tag":["a","b"]},"body":"WsO8cmljaA==","isBase64Encoded":true,"requestContext":{"timeEpoch":"1793527205123456"}}""")!;
        VpcLatticeV1Request first = LambdaJson.Deserialize<VpcLatticeV1Request>("""{"headers":{"X-Tag":"a, b"},"body":"WsO8cmljaA==","is_base64_encoded":true}""")!;

        Assert.Equal("a, b", request.GetHeader("x-tag"));
        Assert.Equal("a, b", first.GetHeader("x-tag"));
        Assert.Equal("Zürich", request.GetBodyText());
        Assert.Equal("Zürich", first.GetBodyText());
        Assert.Equal(request.GetBodyBytes(), first.GetBodyBytes());
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 10, 0, 5, TimeSpan.Zero).AddTicks(1234560), request.RequestContext.TimeEpoch);
        Assert.Empty(LambdaJson.Deserialize<VpcLatticeRequest>("""{"body":null}""")!.GetBodyText());
    }

    /// <summary>AWS documents arrays. Some events have the text of a single value.</summary>
    [Fact]
    public void SingleValueOfVpcLattice_IsAListWithOneValue()
    {
        VpcLatticeRequest request = LambdaJson.Deserialize<VpcLatticeRequest>(
            """{"headers":{"X-Tag":"a, b","Accept":["*/*"]},"queryStringParameters":{"tag":"a","color":["red","blue"]}}""")!;

        Assert.Equal(("a, b", "*/*"), (request.GetHeader("x-tag"), request.GetHeader("accept")));
        Assert.Equal(["a"], request.QueryStringParameters!["tag"]);
        Assert.Equal(["red", "blue"], request.QueryStringParameters["color"]);
        Assert.StartsWith("""{"version":"","path":"","method":"","headers":{"X-Tag":["a, b"],"Accept":["*/*"]},""", LambdaJson.Serialize(request), StringComparison.Ordinal);
    }

    /// <summary>What tests of functions send.</summary>
    [Fact]
    public void EventOfTheTestingPackage_IsRead()
    {
        Dictionary<string, string> headers = new() { ["Cookie"] = "id=7; theme=dark", ["X-Tag"] = "a" };
        HttpApiRequest url = LambdaJson.Deserialize<HttpApiRequest>(LambdaEvents.FunctionUrl("POST", "/orders?tag=a%2Cb&tag=c", "{}", headers).ToJsonString())!;
        HttpApiRequest http = LambdaJson.Deserialize<HttpApiRequest>(LambdaEvents.HttpApi("POST", "/orders?tag=a%2Cb&tag=c", "{}", headers).ToJsonString())!;
        RestApiRequest rest = LambdaJson.Deserialize<RestApiRequest>(LambdaEvents.RestApi("POST", "/orders?tag=a%2Cb&tag=c", "{}", headers).ToJsonString())!;

        Assert.All([url, http], static request =>
        {
            Assert.Equal("2.0", request.Version);
            Assert.Equal(("POST", "/orders"), (request.RequestContext.Http.Method, request.RawPath));
            Assert.Equal(["a,b", "c"], request.GetQueryValues("tag"));
            Assert.Equal(["id=7", "theme=dark"], request.Cookies);
            Assert.Equal(("a", "{}"), (request.GetHeader("x-tag"), request.GetBodyText()));
            Assert.NotNull(request.RequestContext.TimeEpoch);
        });
        Assert.Equal(("POST", "/orders", "a", "{}"), (rest.HttpMethod, rest.Path, rest.GetHeader("x-tag"), rest.GetBodyText()));
        Assert.Equal(["a,b", "c"], rest.MultiValueQueryStringParameters!["tag"]);
        Assert.NotNull(rest.RequestContext.RequestTimeEpoch);
    }
}
