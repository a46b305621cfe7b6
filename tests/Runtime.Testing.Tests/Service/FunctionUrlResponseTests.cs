using System.Text;
using Lambda.Runtime.Emulator.Instances;
using Lambda.Runtime.Testing.Tests.StandIns;

namespace Lambda.Runtime.Testing.Tests.Service;

public class FunctionUrlResponseTests
{
    private const string Nul = "\0\0\0\0\0\0\0\0";

    [Fact]
    public async Task StatusHeadersCookiesAndBody_AreTheResponse()
    {
        ServiceResponseSeen reply = await AnswerAsync("""
            {"statusCode":201,"headers":{"content-type":"text/html","X-Count":3},"cookies":["a=1; Secure","b=2"],"body":"<p>ä</p>"}
            """);

        Assert.Equal((201, "<p>ä</p>"), (reply.Status, reply.Text));
        Assert.Equal(("text/html", "3", "a=1; Secure\nb=2"),
            (reply.Headers["Content-Type"], reply.Headers["X-Count"], reply.Headers["Set-Cookie"]));
    }

    [Fact]
    public async Task Base64Body_IsDecoded()
    {
        ServiceResponseSeen reply = await AnswerAsync("""{"statusCode":200,"body":"/wA=","isBase64Encoded":true}""");

        Assert.Equal([0xff, 0], reply.Body);
    }

    [Theory]
    [InlineData("""{"message":"hello"}""", """{"message":"hello"}""")]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("null", "null")]
    [InlineData("\"text\"", "text")]
    public async Task ResponseWithoutStatusCode_IsTheBody(string answer, string body)
    {
        ServiceResponseSeen reply = await AnswerAsync(answer);

        Assert.Equal((200, "application/json", body), (reply.Status, reply.Headers["Content-Type"], reply.Text));
    }

    [Theory]
    [InlineData("""{"statusCode":204}""", 204)]
    [InlineData("""{"statusCode":304,"body":"ignored"}""", 304)]
    [InlineData("""{"statusCode":404,"body":null}""", 404)]
    public async Task ResponseWithoutBody_HasNone(string answer, int status)
    {
        ServiceResponseSeen reply = await AnswerAsync(answer);

        Assert.Equal((status, ""), (reply.Status, reply.Text));
    }

    [Fact]
    public async Task HeadersOfTheConnection_AreRemapped()
    {
        ServiceResponseSeen reply = await AnswerAsync("""{"statusCode":200,"headers":{"Content-Length":"99","Connection":"close"},"body":"four"}""");

        Assert.Equal("four", reply.Text);
        Assert.Equal(("99", "close"), (reply.Headers["x-amzn-Remapped-Content-Length"], reply.Headers["x-amzn-Remapped-Connection"]));
    }

    [Fact]
    public async Task Head_HasNoBody()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => """{"statusCode":200,"body":"text"}"""u8.ToArray());

        ServiceResponseSeen reply = await service.VisitAsync(HttpMethod.Head, "/");

        Assert.Equal((200, ""), (reply.Status, reply.Text));
    }

    [Theory]
    [InlineData("hello", "it is not JSON")]
    [InlineData("", "it is not JSON")]
    [InlineData("""{"statusCode":"200"}""", "its statusCode is not a JSON Number: ")]
    [InlineData("""{"statusCode":99}""", "its statusCode is not an HTTP status from 100 to 599: 99")]
    [InlineData("""{"statusCode":101}""", "its statusCode is 101, expected 200 to 599")]
    [InlineData("""{"statusCode":200,"body":{}}""", "its body is not a string: ")]
    [InlineData("""{"statusCode":200,"body":"?","isBase64Encoded":true}""", "its isBase64Encoded is true, and its body is not base64: ")]
    [InlineData("""{"statusCode":200,"body":"","isBase64Encoded":1}""", "its isBase64Encoded is neither true nor false: 1")]
    [InlineData("""{"statusCode":200,"headers":{"a":[]}}""", "its headers contain something other than strings: []")]
    [InlineData("""{"statusCode":200,"headers":{"a":"x\ny"}}""", "its header 'a' cannot be sent: ")]
    [InlineData("""{"statusCode":200,"cookies":"a=1"}""", "its cookies is not a JSON Array: ")]
    public async Task ResponseThatIsNotHttp_IsABadGatewayWithTheReason(string answer, string problem)
    {
        ServiceResponseSeen reply = await AnswerAsync(answer);

        Assert.Equal((502, "Internal Server Error"), (reply.Status, reply.Json.GetProperty("message").GetString()));
        Assert.StartsWith($"The response is not an HTTP response: {problem}", reply.Json.GetProperty("errorMessage").GetString());
    }

    [Fact]
    public async Task FunctionThatFails_IsABadGatewayWithItsError()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => throw new InvalidDataException("no good"));

        ServiceResponseSeen reply = await service.VisitAsync(HttpMethod.Get, "/");

        Assert.Equal((502, "InvalidDataException", "no good"),
            (reply.Status, reply.Json.GetProperty("errorType").GetString(), reply.Json.GetProperty("errorMessage").GetString()));
    }

    [Fact]
    public async Task DisposedFunction_IsABadGateway()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);
        await ((FunctionInstances)service.Functions.Find("echo")!).DisposeAsync();

        ServiceResponseSeen reply = await service.VisitAsync(HttpMethod.Get, "/");

        Assert.Equal((502, "ServiceException"), (reply.Status, reply.Json.GetProperty("errorType").GetString()));
    }

    [Fact]
    public async Task StreamedResponse_HasThePreludesHeadAndItsBody()
    {
        ServiceResponseSeen reply = await StreamAsync("""{"statusCode":418,"headers":{"X-Tea":"pot"},"cookies":["a=1"]}""" + Nul, "one", "two");

        Assert.Equal((418, "onetwo"), (reply.Status, reply.Text));
        Assert.Equal(("pot", "a=1", "application/octet-stream"),
            (reply.Headers["X-Tea"], reply.Headers["Set-Cookie"], reply.Headers["Content-Type"]));
    }

    [Fact]
    public async Task StreamedResponseOfNothing_HasThePreludesHead()
    {
        ServiceResponseSeen reply = await StreamAsync("""{"statusCode":418}""" + Nul);

        Assert.Equal((418, ""), (reply.Status, reply.Text));
    }

    [Fact]
    public async Task MalformedPrelude_IsABadGateway()
    {
        ServiceResponseSeen reply = await StreamAsync("{" + Nul, "one");

        Assert.Equal((502, "Runtime.InvalidPrelude"), (reply.Status, reply.Json.GetProperty("errorType").GetString()));
    }

    [Fact]
    public async Task StreamedResponse_ArrivesWhileItIsWritten()
    {
        using var seen = new SemaphoreSlim(0);
        await using ServiceFixture service = await ServiceFixture.StartAsync(RawFunction.StartAsync(async answer =>
        {
            await answer.Connection.SendAsync(answer.Head + "Content-Type: text/event-stream\r\n" + RawFunction.Streaming + RawFunction.Chunked
                + "\r\n" + RawFunction.Chunk("first"));
            Assert.True(await seen.WaitAsync(TimeSpan.FromMinutes(1)));
            await answer.Connection.SendAsync(RawFunction.Chunk("second") + "0\r\n\r\n");
            await answer.Connection.ReadReplyAsync();
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
        await using ServiceFixture service = await ServiceFixture.StartAsync(RawFunction.StartAsync(async answer =>
        {
            await answer.Connection.SendAsync(answer.Head + RawFunction.Streaming + RawFunction.Chunked + RawFunction.Trailer + "\r\n"
                + RawFunction.Chunk("part") + "0\r\nLambda-Runtime-Function-Error-Type: Function.Failed\r\n"
                + $"Lambda-Runtime-Function-Error-Body: {RawFunction.Base64("{}")}\r\n\r\n");
            await answer.Connection.ReadReplyAsync();
        }));

        await Assert.ThrowsAsync<HttpRequestException>(() => service.Http.GetStringAsync("/"));
    }

    private static async Task<ServiceResponseSeen> AnswerAsync(string answer)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => Encoding.UTF8.GetBytes(answer));
        return await service.VisitAsync(HttpMethod.Get, "/");
    }

    private static async Task<ServiceResponseSeen> StreamAsync(params string[] pieces)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(RawFunction.StartAsync(async answer =>
        {
            string body = string.Concat(pieces.Select(RawFunction.Chunk)) + "0\r\n\r\n";
            await answer.Connection.SendAsync(answer.Head + "Content-Type: application/vnd.awslambda.http-integration-response\r\n"
                + RawFunction.Streaming + RawFunction.Chunked + "\r\n" + body);
            await answer.Connection.ReadReplyAsync();
        }));
        return await service.VisitAsync(HttpMethod.Get, "/");
    }
}
