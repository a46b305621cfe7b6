using System.Text;
using Lambda.Runtime.Http;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("Lambda-Runtime-Aws-Request-Id: {0}\r\n")]
    [InlineData("lambda-runtime-aws-request-id:{0}\r\n")]
    [InlineData("LAMBDA-RUNTIME-AWS-REQUEST-ID: \t {0} \t \r\n")]
    [InlineData("a line without a colon\r\nX-Länge: ü\r\nLambda-Runtime-Aws-Request-Id: {0}\r\n")]
    public void RequestIdInAnyForm_IsFound(string header)
    {
        using var function = new FunctionUnderTest(StubHandler.Echo);
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send($"HTTP/1.1 200 OK\r\n{string.Format(null, header, "id-1")}CONTENT-LENGTH: 1\r\n\r\n1");
        Assert.Equal("/2018-06-01/runtime/invocation/id-1/response", connection.ReadRequest().Path);
        connection.Send(RudeReplies.Accepted);
        function.End(connection);
    }

    [Fact]
    public void FirstOfTwoHeaders_Counts()
    {
        var headers = new HeaderBlock("A: 1\r\nB: 2\r\na: 3\r\n\r\n"u8);
        Assert.Equal("1", Encoding.ASCII.GetString(headers.Value("a"u8)));
        Assert.Equal("2", Encoding.ASCII.GetString(headers.Value("b"u8)));
        Assert.True(headers.Value("c"u8).IsEmpty);
    }

    [Fact]
    public void Context_HoldsWhatTheHeadersAndTheEnvironmentSay()
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
        DateTimeOffset deadline = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 3000);
        connection.Send(
            "HTTP/1.1 200 OK\r\nlambda-runtime-aws-request-id: id-1\r\nLambda-Runtime-Invoked-Function-Arn: arn:aws:x\r\n"
            + $"Lambda-Runtime-Deadline-Ms: {deadline.ToUnixTimeMilliseconds()}\r\nLambda-Runtime-Trace-Id: Root=1\r\n"
            + "Lambda-Runtime-Aws-Tenant-Id: blue\r\nX-Custom: Grüße\r\nX-Empty:\r\nContent-Length: 1\r\n\r\n1");
        connection.ReadRequest();

        // The next event overwrites the buffer that the context was made from.
        connection.Send(RudeReplies.Accepted);
        connection.ReadRequest();
        LambdaContext first = context!;
        connection.Send(RudeReplies.Event("2", requestId: "id-2"));
        connection.ReadRequest();
        connection.Send(RudeReplies.Accepted);
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

    [Theory]
    [InlineData("")]
    [InlineData("Lambda-Runtime-Deadline-Ms: soon\r\n")]
    [InlineData("Lambda-Runtime-Deadline-Ms: -1\r\n")]
    [InlineData("Lambda-Runtime-Deadline-Ms: 99999999999999999\r\n")]
    public void ContextWithoutOptionalHeaders_IsNoError(string header)
    {
        var context = new LambdaContext(Encoding.ASCII.GetBytes(header), new LambdaEnvironment(new Dictionary<string, string>()));
        Assert.Equal("", context.AwsRequestId);
        Assert.Equal("", context.InvokedFunctionArn);
        Assert.Equal("", context.FunctionName);
        Assert.Equal(0, context.MemoryLimitInMB);
        Assert.Null(context.TraceId);
        Assert.Null(context.TenantId);
        Assert.InRange(context.RemainingTime, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void DeadlineThatHasPassed_LeavesNoTime()
    {
        var context = new LambdaContext("Lambda-Runtime-Deadline-Ms: 1000\r\n"u8.ToArray(), new LambdaEnvironment(new Dictionary<string, string>()));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1), context.Deadline);
        Assert.Equal(TimeSpan.Zero, context.RemainingTime);
    }
}
