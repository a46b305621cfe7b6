using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Instances;

namespace Lambda.Runtime.Testing.Tests.Service;

public class InvokeRefusalTests
{
    [Theory]
    [InlineData("nothing")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:nothing")]
    // No version has been published.
    [InlineData("echo:1")]
    public async Task UnknownFunction_IsResourceNotFound(string name)
    {
        CallerResponse response = await InvokeAsync(name, "{}");

        AssertError(response, 404, "ResourceNotFoundException", "Message",
            $"Function not found: arn:aws:lambda:us-east-1:123456789012:function:{name.Split("function:")[^1]}. Expected one of: echo.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no name")]
    [InlineData("a:b:c")]
    [InlineData("echo:")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task MalformedName_IsAValidationError(string name)
    {
        CallerResponse response = await InvokeAsync(Uri.EscapeDataString(name), "{}");

        AssertError(response, 400, "ValidationException", "message", $"1 validation error detected: Value '{name}' at 'functionName'");
    }

    [Fact]
    public async Task TwoQualifiers_AreInvalid()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        CallerResponse response = await service.SendAsync(
            HttpMethod.Post, "/2015-03-31/functions/echo:blue/invocations?Qualifier=green", "{}"u8.ToArray());

        AssertError(response, 400, "InvalidParameterValueException", "message", "The derived qualifier 'blue'");
    }

    [Fact]
    public async Task MalformedQualifier_IsAValidationError()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        CallerResponse response = await service.SendAsync(
            HttpMethod.Post, "/2015-03-31/functions/echo/invocations?Qualifier=a.b", "{}"u8.ToArray());

        AssertError(response, 400, "ValidationException", "message", "1 validation error detected: Value 'a.b' at 'qualifier'");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{} {}")]
    [InlineData("hello")]
    [InlineData("// no\n{}")]
    [InlineData(" ")]
    public async Task EventThatIsNotJson_IsInvalidRequestContent(string text)
    {
        CallerResponse response = await InvokeAsync("echo", text);

        AssertError(response, 400, "InvalidRequestContentException", "message", "Could not parse request body into json: ");
    }

    [Fact]
    public async Task InvalidUtf8_IsInvalidRequestContent()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        CallerResponse response = await service.InvokeAsync("echo", [(byte)'"', 0xff, (byte)'"']);

        AssertError(response, 400, "InvalidRequestContentException", "message", "Could not parse request body into json: ");
    }

    [Theory]
    [InlineData("RequestResponse", 6 * 1024 * 1024)]
    [InlineData("Event", 1024 * 1024)]
    public async Task EventOverTheLimit_IsTooLarge(string type, int limit)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => "1"u8.ToArray());

        CallerResponse fits = await service.InvokeAsync("echo", JsonOf(limit), ("X-Amz-Invocation-Type", type));
        CallerResponse over = await service.InvokeAsync("echo", JsonOf(limit + 1), ("X-Amz-Invocation-Type", type));

        Assert.InRange(fits.Status, 200, 202);
        AssertError(over, 413, "RequestTooLargeException", "message",
            $"{limit + 1} byte payload is too large for the {type} invocation type (limit {limit} bytes)");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task ContentTypeThatIsNotJson_IsUnsupported(string contentType)
    {
        CallerResponse response = await InvokeAsync("echo", "{}", ("Content-Type", contentType));

        AssertError(response, 415, "UnsupportedMediaTypeException", "message", "The content type of the Invoke request body is not JSON");
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/cloudevents+json")]
    [InlineData("application/octet-stream")]
    public async Task ContentTypeOfJson_IsAccepted(string contentType)
    {
        CallerResponse response = await InvokeAsync("echo", "{}", ("Content-Type", contentType));

        Assert.Equal(200, response.Status);
    }

    [Theory]
    [InlineData("X-Amz-Invocation-Type", "event", "invocationType", "enum value set: [RequestResponse, Event, DryRun]")]
    [InlineData("X-Amz-Log-Type", "All", "logType", "enum value set: [None, Tail]")]
    [InlineData("X-Amz-Tenant-Id", "a;b", "tenantId", "regular expression pattern: ")]
    public async Task UnknownValueOfAHeader_IsAValidationError(string header, string value, string member, string constraint)
    {
        CallerResponse response = await InvokeAsync("echo", "{}", (header, value));

        AssertError(response, 400, "ValidationException", "message",
            $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must satisfy {constraint}");
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("W10=")]
    [InlineData("eyI=")]
    public async Task ClientContextThatIsNotAJsonObject_IsInvalidRequestContent(string value)
    {
        CallerResponse response = await InvokeAsync("echo", "{}", ("X-Amz-Client-Context", value));

        AssertError(response, 400, "InvalidRequestContentException", "message", "Client context must be a valid Base64-encoded JSON object.");
    }

    [Fact]
    public async Task LargeClientContext_IsInvalidRequestContent()
    {
        string context = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 2700)}\"}}"));

        CallerResponse response = await InvokeAsync("echo", "{}", ("X-Amz-Client-Context", context));

        AssertError(response, 400, "InvalidRequestContentException", "message", "Client context must be at most 3583 bytes of base64");
    }

    [Theory]
    [InlineData("GET", "/2015-03-31/functions/echo/invocations")]
    [InlineData("POST", "/2015-03-31/functions/echo")]
    [InlineData("POST", "/2015-03-31/functions/")]
    [InlineData("DELETE", "/2015-03-31/functions/echo/configuration")]
    public async Task OtherOperation_IsUnknown(string method, string path)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        CallerResponse response = await service.SendAsync(new HttpMethod(method), path);

        AssertError(response, 404, "UnknownOperationException", "message", $"{method} {path} ");
    }

    [Fact]
    public async Task DisposedFunction_IsAServiceException()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);
        await ((FunctionInstances)service.Functions.Find("echo")!).DisposeAsync();

        CallerResponse response = await service.InvokeAsync("echo", "{}");

        AssertError(response, 500, "ServiceException", "Message", "The function echo was ended or replaced in the meantime.");
        Assert.Equal("Service", response.Json.GetProperty("Type").GetString());
    }

    [Fact]
    public async Task IncompleteBody_DoesNotAffectService()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);
        using (RuntimeApi.RawConnection connection = await RuntimeApi.RawConnection.OpenAsync(new Uri(service.Address).Authority))
        {
            await connection.SendAsync("POST /2015-03-31/functions/echo/invocations HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
            Assert.StartsWith("HTTP/1.1 400 ", await connection.ReadResponseAsync());
        }

        Assert.Equal(200, (await service.InvokeAsync("echo", "{}")).Status);
    }

    private static async Task<CallerResponse> InvokeAsync(string name, string body, params (string, string)[] headers)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);
        return await service.InvokeAsync(name, body, headers);
    }

    private static byte[] JsonOf(int bytes) => Encoding.ASCII.GetBytes($"\"{new string('x', bytes - 2)}\"");

    private static void AssertError(CallerResponse response, int status, string type, string member, string message)
    {
        Assert.Equal((status, type), (response.Status, response.ErrorType));
        Assert.Equal("application/json", response.Headers["Content-Type"]);
        Assert.True(Guid.TryParse(response.Headers["x-amzn-RequestId"], out _));
        JsonElement body = response.Json;
        Assert.StartsWith(message, body.GetProperty(member).GetString());
    }
}
