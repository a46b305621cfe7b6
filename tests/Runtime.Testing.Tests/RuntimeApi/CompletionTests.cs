using System.Security.Cryptography;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.RuntimeApi;

public class CompletionTests
{
    private const int Limit = RuntimeApiLimits.MaxPayloadBytes;

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Limit)]
    public async Task Response_ReachesTheCallerByteForByte(int size)
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation invocation = await api.RunAsync();
        byte[] body = RandomNumberGenerator.GetBytes(size);

        RuntimeResponse response = await api.Client.RespondAsync(invocation.RequestId, body);

        Assert.Equal((202, """{"status":"OK"}"""), (response.Status, response.Text.TrimEnd()));
        InvocationCompletion completion = await invocation.Completion;
        Assert.False(completion.IsError);
        Assert.Equal(body, completion.Payload.ToArray());
    }

    [Fact]
    public async Task Error_ReachesTheCallerByteForByte()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation invocation = await api.RunAsync();

        RuntimeResponse response = await api.Client.FailAsync(invocation.RequestId, "not even JSON", "Function.Odd");

        Assert.Equal((202, """{"status":"OK"}"""), (response.Status, response.Text.TrimEnd()));
        InvocationCompletion completion = await invocation.Completion;
        Assert.True(completion.IsError);
        Assert.Equal("not even JSON"u8.ToArray(), completion.Payload.ToArray());
        Assert.Equal("Function.Odd", completion.FunctionErrorType);
    }

    [Fact]
    public async Task ResponseToAnUnknownId_IsRefusedAndTheInvocationContinues()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation invocation = await api.RunAsync();

        RuntimeResponse response = await api.Client.RespondAsync("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "1");

        Assert.Equal((400, "InvalidRequestID"), (response.Status, response.ErrorType));
        Assert.False(invocation.Completion.IsCompleted);
        Assert.Equal(202, (await api.Client.RespondAsync(invocation.RequestId, "1")).Status);
    }

    [Fact]
    public async Task SecondResponse_IsRejectedAndTheFirstIsKept()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation invocation = await api.RunAsync();
        await api.Client.RespondAsync(invocation.RequestId, "1");

        RuntimeResponse response = await api.Client.RespondAsync(invocation.RequestId, "2");
        RuntimeResponse error = await api.Client.FailAsync(invocation.RequestId, "{}");

        Assert.Equal((403, "InvalidStateTransition"), (response.Status, response.ErrorType));
        Assert.Equal((403, "InvalidStateTransition"), (error.Status, error.ErrorType));
        Assert.Equal("1"u8.ToArray(), (await invocation.Completion).Payload.ToArray());
    }

    [Fact]
    public async Task ResponseAfterTheNextEvent_IsInvalidRequestId()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation old = await api.RunAsync();
        await api.Client.RespondAsync(old.RequestId, "1");
        PendingInvocation current = await api.RunAsync();

        RuntimeResponse response = await api.Client.RespondAsync(old.RequestId, "2");

        Assert.Equal((400, "InvalidRequestID"), (response.Status, response.ErrorType));
        Assert.False(current.Completion.IsCompleted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OversizeResponse_IsRejectedAndReportedToTheCaller(bool chunked)
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation invocation = await api.RunAsync();

        RuntimeResponse response = await api.Client.RespondAsync(invocation.RequestId, new byte[Limit + 1], chunked);
        RuntimeResponse error = await api.Client.FailAsync(invocation.RequestId, "{}");
        Task<RuntimeResponse> next = api.Client.NextAsync();
        api.Send("1"u8.ToArray());

        Assert.Equal((413, "RequestEntityTooLarge"), (response.Status, response.ErrorType));
        Assert.Contains("Bytes that are not text are base64 in JSON, a third longer.", response.Text, StringComparison.Ordinal);
        Assert.Equal((403, "InvalidStateTransition"), (error.Status, error.ErrorType));
        InvocationCompletion completion = await invocation.Completion;
        InvocationError seen = completion.ReadError()!;
        Assert.Equal("Function.ResponseSizeTooLarge", seen.Type);
        Assert.Equal("Response payload size (6291557 bytes) exceeded maximum allowed payload size (6291556 bytes).", seen.Message);
        Assert.Equal("1", (await next).Text);
    }

    [Theory]
    [InlineData("Content-Length: 10\r\n\r\n12345")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\na\r\n12345")]
    public async Task ConnectionLostInTheResponse_IsReportedToTheCallerAndTheFunctionContinues(string headAndBody)
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation invocation = await api.RunAsync();
        using (RawConnection connection = await RawConnection.OpenAsync(api.Address))
            await connection.SendAsync(Head(invocation) + headAndBody);

        Assert.Equal("Runtime.TruncatedResponse", (await invocation.Completion).FunctionErrorType);
        Task<RuntimeResponse> next = api.Client.NextAsync();
        api.Send("1"u8.ToArray());
        Assert.Equal("1", (await next).Text);
    }

    [Fact]
    public async Task MalformedChunk_IsRefusedAsTruncated()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation invocation = await api.RunAsync();
        using RawConnection connection = await RawConnection.OpenAsync(api.Address);

        await connection.SendAsync(Head(invocation) + "Transfer-Encoding: chunked\r\n\r\n2\r\n12\r\nnonsense\r\n");
        string response = await connection.ReadToAsync("}");

        Assert.StartsWith("HTTP/1.1 400 ", response, StringComparison.Ordinal);
        Assert.Contains("\"errorType\":\"TruncatedHTTPRequest\"", response, StringComparison.Ordinal);
        Assert.Equal("Runtime.TruncatedResponse", (await invocation.Completion).FunctionErrorType);
    }

    [Fact]
    public async Task ResponseByteByByte_IsAccepted()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation invocation = await api.RunAsync();
        using RawConnection connection = await RawConnection.OpenAsync(api.Address);

        foreach (char character in Head(invocation) + "Content-Length: 4\r\n\r\ntrue")
            await connection.SendAsync(character.ToString());

        Assert.StartsWith("HTTP/1.1 202 Accepted\r\n", await connection.ReadToAsync("}\n"), StringComparison.Ordinal);
        Assert.Equal("true"u8.ToArray(), (await invocation.Completion).Payload.ToArray());
    }

    [Theory]
    [InlineData("buffered", 400, "InvalidFunctionResponseMode")]
    [InlineData("Streaming", 400, "InvalidFunctionResponseMode")]
    [InlineData("streaming, streaming", 400, "InvalidFunctionResponseMode")]
    public async Task ResponseMode_IsRefusedUnlessKnown(string mode, int status, string errorType)
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        PendingInvocation invocation = await api.RunAsync();

        RuntimeResponse response = await api.Client.RespondAsync(invocation.RequestId, "1"u8.ToArray(), mode: mode);

        Assert.Equal((status, errorType), (response.Status, response.ErrorType));
        Assert.Equal("Runtime.InvalidResponseModeHeader", (await invocation.Completion).FunctionErrorType);
    }

    private static string Head(PendingInvocation invocation) =>
        $"POST /2018-06-01/runtime/invocation/{invocation.RequestId}/response HTTP/1.1\r\nHost: 127.0.0.1\r\n";
}
