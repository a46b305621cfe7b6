using System.Text;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RudePeer;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Tests;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("Lambda-Runtime-Aws-Request-Id: {0}\r\n")]
    [InlineData("lambda-runtime-aws-request-id:{0}\r\n")]
    [InlineData("LAMBDA-RUNTIME-AWS-REQUEST-ID: \t {0} \t \r\n")]
    [InlineData("X-Value: ü\r\nX-Empty:\r\nLambda-Runtime-Aws-Request-Id: {0}\r\n")]
    public void RequestIdHeaderInAnyForm_IsFound(string header)
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send($"HTTP/1.1 200 OK\r\n{string.Format(null, header, "id-1")}CONTENT-LENGTH: 1\r\n\r\n1");
        Assert.Equal("/2018-06-01/runtime/invocation/id-1/response", connection.ReadRequest().Path);
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
    }

    [Fact]
    public void RepeatedHeader_FirstValueIsUsed()
    {
        var headers = new HeaderBlock("A: 1\r\nB: 2\r\na: 3\r\n\r\n"u8);
        Assert.Equal("1", Encoding.ASCII.GetString(headers.Value("a"u8)));
        Assert.Equal("2", Encoding.ASCII.GetString(headers.Value("b"u8)));
        Assert.True(headers.Value("c"u8).IsEmpty);
    }

    [Fact]
    public void Context_HasValuesOfHeadersAndEnvironment()
    {
        LambdaContext? context = null;
        using var function = new FunctionUnderTest(
            [new StubHandler(invocation =>
            {
                context = invocation.Context;
                StubHandler.Echo(invocation);
            })],
            null,
            ("AWS_LAMBDA_FUNCTION_NAME", "hello"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "group"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "stream"));
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        var deadline = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 3000);
        connection.Send(
            "HTTP/1.1 200 OK\r\nlambda-runtime-aws-request-id: id-1\r\nLambda-Runtime-Invoked-Function-Arn: arn:aws:x\r\n"
            + $"Lambda-Runtime-Deadline-Ms: {deadline.ToUnixTimeMilliseconds()}\r\nLambda-Runtime-Trace-Id: Root=1\r\n"
            + "Lambda-Runtime-Aws-Tenant-Id: blue\r\nX-Custom: Grüße\r\nX-Empty:\r\nContent-Length: 1\r\n\r\n1");
        connection.ReadRequest();

        // The next event overwrites the buffer from which the context was created.
        connection.Send(RudeResponses.Accepted);
        connection.ReadRequest();
        LambdaContext first = context!;
        connection.Send(RudeResponses.Event("2", requestId: "id-2"));
        connection.ReadRequest();
        connection.Send(RudeResponses.Accepted);
        function.End(connection);

        Assert.Equal("id-1", first.AwsRequestId);
        Assert.Equal("arn:aws:x", first.InvokedFunctionArn);
        Assert.Equal("Root=1", first.TraceId);
        Assert.Equal("blue", first.TenantId);
        Assert.Equal(deadline, first.Deadline);
        Assert.InRange(first.RemainingTime, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Equal("Grüße", first.GetHeader("x-custom"));
        Assert.Null(first.GetHeader("X-Empty"));
        Assert.Null(first.GetHeader("X-Missing"));
        Assert.Equal("hello", first.FunctionName);
        Assert.Equal("$LATEST", first.FunctionVersion);
        Assert.Equal(512, first.MemoryLimitInMB);
        Assert.Equal("group", first.LogGroupName);
        Assert.Equal("stream", first.LogStreamName);
        Assert.Equal("id-2", context!.AwsRequestId);
    }

    [Fact]
    public void ClientContextAndIdentity_AreReadFromJson()
    {
        LambdaContext context = CreateContext(
            "Lambda-Runtime-Client-Context: {\"client\":{\"app_title\":\"Shop\",\"installation_id\":7},\"custom\":{\"cart\":[1,{\"a\":null}]},\"env\":{\"locale\":\"de\",\"n\":1}}\r\n"
            + "Lambda-Runtime-Cognito-Identity: {\"cognitoIdentityId\":\"id\",\"cognitoIdentityPoolId\":null}\r\n");
        ClientContext client = context.ClientContext!;
        Assert.Equal("Shop", client.Client.AppTitle);
        Assert.Null(client.Client.InstallationId);
        Assert.Equal("""[1,{"a":null}]""", client.Custom["cart"].GetRawText());
        Assert.Equal(("de", "1"), (client.Environment["locale"], client.Environment["n"]));
        Assert.Equal(new CognitoIdentity("id", null), context.Identity);
    }

    // On Managed Instances, where the service passes on what the caller sent. A caller may break lines, and begin with spaces.
    [Theory]
    [InlineData("{\"custom\":{\"city\":\"Zürich\"}}", "{\"cognitoIdentityId\":\"id\"}")]
    [InlineData("\n {\n\"custom\": {\"city\": \"Zürich\"}}\n", " {\"cognitoIdentityId\":\"id\"}")]
    public void ClientContextAndIdentityInBase64_AreRead(string client, string identity)
    {
        LambdaContext context = CreateContext(
            $"Lambda-Runtime-Client-Context: {Convert.ToBase64String(Encoding.UTF8.GetBytes(client))}\r\n"
            + $"Lambda-Runtime-Cognito-Identity: {Convert.ToBase64String(Encoding.UTF8.GetBytes(identity))}\r\n");

        Assert.Equal("Zürich", context.ClientContext!.Custom["city"].GetString());
        Assert.Equal(new CognitoIdentity("id", null), context.Identity);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("Lambda-Runtime-Client-Context:\r\nLambda-Runtime-Cognito-Identity: \r\n", null)]
    [InlineData("Lambda-Runtime-Client-Context: {broken\r\nLambda-Runtime-Cognito-Identity: {broken\r\n", "{broken")]
    [InlineData("Lambda-Runtime-Client-Context: [1]\r\nLambda-Runtime-Cognito-Identity: [1]\r\n", "[1]")]
    [InlineData("Lambda-Runtime-Client-Context: null\r\nLambda-Runtime-Cognito-Identity: null\r\n", "null")]
    [InlineData("Lambda-Runtime-Client-Context: WzFd\r\nLambda-Runtime-Cognito-Identity: WzFd\r\n", "WzFd")]
    [InlineData("Lambda-Runtime-Client-Context: eyJ\r\nLambda-Runtime-Cognito-Identity: eyJ\r\n", "eyJ")]
    public void InvalidClientContextAndIdentity_ThrowOnlyWhenRead(string headers, string? found)
    {
        LambdaContext context = CreateContext(headers);
        if (found is null)
        {
            Assert.Null(context.ClientContext);
            Assert.Null(context.Identity);
            return;
        }

        const string Expected = "expected a JSON object, as text or in base64.";
        Assert.Equal($"The invocation came with the client context {found}; {Expected}", Assert.Throws<FormatException>(() => context.ClientContext).Message);
        Assert.Equal($"The invocation came with the Cognito identity {found}; {Expected}", Assert.Throws<FormatException>(() => context.Identity).Message);
    }

    private static LambdaContext CreateContext(string headers)
    {
        LambdaContext? context = null;
        using var function = new FunctionUnderTest(invocation => context = invocation.Context);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("{}", headers: headers));
        connection.ReadRequest();
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
        return context!;
    }

    [Theory]
    [InlineData("")]
    [InlineData("Lambda-Runtime-Deadline-Ms: soon\r\n")]
    [InlineData("Lambda-Runtime-Deadline-Ms: -1\r\n")]
    [InlineData("Lambda-Runtime-Deadline-Ms: 99999999999999999\r\n")]
    public void MissingOptionalHeaders_LeavePropertiesEmpty(string header)
    {
        LambdaContext context = CreateContext(Encoding.ASCII.GetBytes(header));
        Assert.Equal("", context.AwsRequestId);
        Assert.Equal("", context.InvokedFunctionArn);
        Assert.Equal("", context.FunctionName);
        Assert.Equal(0, context.MemoryLimitInMB);
        Assert.Null(context.TraceId);
        Assert.Null(context.TenantId);
        Assert.InRange(context.RemainingTime, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void PastDeadline_LeavesNoRemainingTime()
    {
        LambdaContext context = CreateContext("Lambda-Runtime-Deadline-Ms: 1000\r\n"u8.ToArray());
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1), context.Deadline);
        Assert.Equal(TimeSpan.Zero, context.RemainingTime);
    }

    private static LambdaContext CreateContext(byte[] headers)
    {
        var environment = new LambdaEnvironment(new Dictionary<string, string>());
        return new LambdaContext(headers, environment, FunctionLog.ForProcess(environment));
    }
}
