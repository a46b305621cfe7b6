using System.Text;
using Lambda.Runtime.Emulator.Instances;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Service;

public class FunctionUrlResponseTests
{
    private const string Nul = "\0\0\0\0\0\0\0\0";

    [Fact]
    public async Task StatusHeadersCookiesAndBody_AreTheResponse()
    {
        CallerResponse response = await InvokeAsync("""
            {"statusCode":201,"headers":{"content-type":"text/html","X-Count":3},"cookies":["a=1; Secure","b=2"],"body":"<p>ä</p>"}
            """);

        Assert.Equal((201, "<p>ä</p>"), (response.Status, response.Text));
        Assert.Equal(("text/html", "3", "a=1; Secure\nb=2"),
            (response.Headers["Content-Type"], response.Headers["X-Count"], response.Headers["Set-Cookie"]));
    }

    [Fact]
    public async Task Base64Body_IsDecoded()
    {
        CallerResponse response = await InvokeAsync("""{"statusCode":200,"body":"/wA=","isBase64Encoded":true}""");

        Assert.Equal([0xff, 0], response.Body);
    }

    [Theory]
    [InlineData("""{"message":"hello"}""", """{"message":"hello"}""")]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("null", "null")]
    [InlineData("\"text\"", "text")]
    public async Task ResponseWithoutStatusCode_IsTheBody(string payload, string body)
    {
        CallerResponse response = await InvokeAsync(payload);

        Assert.Equal((200, "application/json", body), (response.Status, response.Headers["Content-Type"], response.Text));
    }

    [Theory]
    [InlineData("""{"statusCode":204}""", 204)]
    [InlineData("""{"statusCode":304,"body":"ignored"}""", 304)]
    [InlineData("""{"statusCode":404,"body":null}""", 404)]
    public async Task ResponseWithoutBody_HasNone(string payload, int status)
    {
        CallerResponse response = await InvokeAsync(payload);

        Assert.Equal((status, ""), (response.Status, response.Text));
    }

    [Fact]
    public async Task HeadersOfTheConnection_AreRemapped()
    {
        CallerResponse response = await InvokeAsync("""{"statusCode":200,"headers":{"Content-Length":"99","Connection":"close"},"body":"four"}""");

        Assert.Equal("four", response.Text);
        Assert.Equal(("99", "close"), (response.Headers["x-amzn-Remapped-Content-Length"], response.Headers["x-amzn-Remapped-Connection"]));
    }

    [Fact]
    public async Task Head_HasNoBody()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => """{"statusCode":200,"body":"text"}"""u8.ToArray());

        CallerResponse response = await service.VisitAsync(HttpMethod.Head, "/");

        Assert.Equal((200, ""), (response.Status, response.Text));
    }

    [Theory]
    [InlineData("hello", "it is not JSON")]
    [InlineData("", "it is not JSON")]
    [InlineData("""{"statusCode":"200"}""", "its statusCode is not a JSON Number: ")]
    [InlineData("""{"statusCode":99}""", "its statusCode is not an HTTP status from 100 to 599: 99")]
    [InlineData("""{"statusCode":101}""", "its statusCode is 101, expected 200 to 599")]
    [InlineData("""{"statusCode":200,"body":{}}""", "its body is not a JSON String: {}")]
    [InlineData("""{"statusCode":200,"body":"?","isBase64Encoded":true}""", "its isBase64Encoded is true, and its body is not base64: ")]
    [InlineData("""{"statusCode":200,"body":"","isBase64Encoded":1}""", "its isBase64Encoded is neither true nor false: 1")]
    [InlineData("""{"statusCode":200,"headers":{"a":[]}}""", "its headers contain something other than strings: []")]
    [InlineData("""{"statusCode":200,"headers":{"a":"x\ny"}}""", "its header 'a' cannot be sent: ")]
    [InlineData("""{"statusCode":200,"cookies":"a=1"}""", "its cookies is not a JSON Array: ")]
    public async Task ResponseThatIsNotHttp_IsABadGatewayWithTheReason(string payload, string problem)
    {
        CallerResponse response = await InvokeAsync(payload);

        Assert.Equal((502, "Internal Server Error"), (response.Status, response.Json.GetProperty("message").GetString()));
        Assert.StartsWith($"The response is not an HTTP response: {problem}", response.Json.GetProperty("errorMessage").GetString());
        Assert.True(Guid.TryParse(response.Headers["x-amzn-RequestId"], out _));
    }

    [Fact]
    public async Task FunctionThatFails_IsABadGatewayWithItsError()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => throw new InvalidDataException(next.RequestId));

        CallerResponse response = await service.VisitAsync(HttpMethod.Get, "/");

        Assert.Equal((502, "InvalidDataException", response.Headers["x-amzn-RequestId"]),
            (response.Status, response.Json.GetProperty("errorType").GetString(), response.Json.GetProperty("errorMessage").GetString()));
    }

    [Fact]
    public async Task DisposedFunction_IsABadGateway()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);
        await ((FunctionInstances)service.Functions.Find("echo")!).DisposeAsync();

        CallerResponse response = await service.VisitAsync(HttpMethod.Get, "/");

        Assert.Equal((502, "ServiceException"), (response.Status, response.Json.GetProperty("errorType").GetString()));
        Assert.True(Guid.TryParse(response.Headers["x-amzn-RequestId"], out _));
    }

    [Fact]
    public async Task StreamedResponse_HasThePreludesHeadAndItsBody()
    {
        CallerResponse response = await StreamAsync("""{"statusCode":418,"headers":{"X-Tea":"pot"},"cookies":["a=1"]}""" + Nul, "one", "two");

        Assert.Equal((418, "onetwo"), (response.Status, response.Text));
        Assert.Equal(("pot", "a=1", "application/octet-stream"),
            (response.Headers["X-Tea"], response.Headers["Set-Cookie"], response.Headers["Content-Type"]));
    }

    [Fact]
    public async Task EmptyStreamedResponse_HasHeadOfPrelude()
    {
        CallerResponse response = await StreamAsync("""{"statusCode":418}""" + Nul);

        Assert.Equal((418, ""), (response.Status, response.Text));
    }

    [Fact]
    public async Task MalformedPrelude_IsABadGateway()
    {
        CallerResponse response = await StreamAsync("{" + Nul, "one");

        Assert.Equal((502, "Runtime.InvalidPrelude"), (response.Status, response.Json.GetProperty("errorType").GetString()));
    }

    [Fact]
    public async Task StreamedResponse_ArrivesWhileItIsWritten()
    {
        using var seen = new SemaphoreSlim(0);
        await using ServiceFixture service = await ServiceFixture.StartAsync(RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + "Content-Type: text/event-stream\r\n" + RawFunction.Streaming + RawFunction.Chunked
                + "\r\n" + RawFunction.Chunk("first"));
            Assert.True(await seen.WaitAsync(TimeSpan.FromMinutes(1)));
            await invocation.Connection.SendAsync(RawFunction.Chunk("second") + "0\r\n\r\n");
            await invocation.Connection.ReadResponseAsync();
        }));

        using HttpResponseMessage response = await service.Http.GetAsync(service.FunctionUrlAddress + "/", HttpCompletionOption.ResponseHeadersRead);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        byte[] first = new byte[5];
        await body.ReadExactlyAsync(first);
        seen.Release();
        using var rest = new StreamReader(body);

        Assert.Equal(("first", "second"), (Encoding.UTF8.GetString(first), await rest.ReadToEndAsync()));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task StreamThatFails_IsAClosedConnection()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + RawFunction.Streaming + RawFunction.Chunked + RawFunction.Trailer + "\r\n"
                + RawFunction.Chunk("part") + "0\r\nLambda-Runtime-Function-Error-Type: Function.Failed\r\n"
                + $"Lambda-Runtime-Function-Error-Body: {RawFunction.Base64("{}")}\r\n\r\n");
            await invocation.Connection.ReadResponseAsync();
        }));

        await Assert.ThrowsAsync<HttpRequestException>(() => service.Http.GetStringAsync("/"));
    }

    private static async Task<CallerResponse> InvokeAsync(string payload)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => Encoding.UTF8.GetBytes(payload));
        return await service.VisitAsync(HttpMethod.Get, "/");
    }

    private static async Task<CallerResponse> StreamAsync(params string[] pieces)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(RawFunction.StartAsync(async invocation =>
        {
            string body = string.Concat(pieces.Select(RawFunction.Chunk)) + "0\r\n\r\n";
            await invocation.Connection.SendAsync(invocation.Head + "Content-Type: application/vnd.awslambda.http-integration-response\r\n"
                + RawFunction.Streaming + RawFunction.Chunked + "\r\n" + body);
            await invocation.Connection.ReadResponseAsync();
        }));
        return await service.VisitAsync(HttpMethod.Get, "/");
    }
}
