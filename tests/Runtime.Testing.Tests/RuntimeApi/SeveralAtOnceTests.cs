using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.RuntimeApi;

/// <summary>The rules for several invocations at the same time. A raw client breaks each.</summary>
public class SeveralAtOnceTests
{
    [Fact]
    public async Task ConcurrentPolls_GetAnEventEach_AndCompleteInAnyOrder()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 3);
        Task<RuntimeResponse>[] polls = [api.Client.NextAsync(), api.Client.NextAsync(), api.Client.NextAsync()];
        PendingInvocation[] invocations = [api.Send("0"u8.ToArray()), api.Send("1"u8.ToArray()), api.Send("2"u8.ToArray())];
        RuntimeResponse[] events = await Task.WhenAll(polls);

        Assert.Equal(["0", "1", "2"], events.Select(next => next.Text).Order());
        Assert.Equal(3, events.Select(next => next.InvocationId).Distinct().Count());
        foreach (RuntimeResponse next in events.OrderByDescending(next => next.Text))
            Assert.Equal(202, (await api.Client.RespondAsync(next, $"to {next.Text}")).Status);

        for (int i = 0; i < 3; i++)
            Assert.Equal($"to {i}", await ResponseText(invocations[i]));
    }

    [Fact]
    public async Task EventsWithoutAPoll_WaitForOne_AndTheirTimeoutStartsThen()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 1);
        RuntimeResponse first = await RunAsync(api, "1");
        PendingInvocation second = api.Send("2"u8.ToArray());

        Assert.False(second.Begun.IsCompleted);
        RuntimeResponse next = await api.Client.NextAsync();

        // Not the first event again, although it is not completed: each poll takes another event.
        Assert.Equal("2", next.Text);
        Assert.True(second.Begun.IsCompleted);
        Assert.Equal(202, (await api.Client.RespondAsync(first, "1")).Status);
        Assert.Equal(202, (await api.Client.RespondAsync(next, "2")).Status);
    }

    [Fact]
    public async Task ResponseWithoutItsInvocationId_IsRefused_AndTheInvocationContinues()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        RuntimeResponse next = await RunAsync(api, "1");

        RuntimeResponse response = await api.Client.RespondAsync(next.RequestId, "1");
        RuntimeResponse error = await api.Client.FailAsync(next.RequestId, "{}");

        Assert.Equal((400, "InvalidRequestID"), (response.Status, response.ErrorType));
        Assert.Equal((400, "InvalidRequestID"), (error.Status, error.ErrorType));
        Assert.Contains("does not have the header Lambda-Runtime-Invocation-Id", response.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(202, (await api.Client.RespondAsync(next, "1")).Status);
    }

    [Fact]
    public async Task ResponseWithoutItsInvocationId_IsAcceptedIfTheOptionsSaySo()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2, requiresInvocationId: false);
        RuntimeResponse first = await RunAsync(api, "1");
        RuntimeResponse second = await RunAsync(api, "2");

        RuntimeResponse crossed = await api.Client.RespondAsync(first.RequestId, "2"u8.ToArray(), invocationId: second.InvocationId);
        RuntimeResponse response = await api.Client.RespondAsync(first.RequestId, "1");
        RuntimeResponse error = await api.Client.FailAsync(second.RequestId, "{}");

        Assert.Equal((410, 202, 202), (crossed.Status, response.Status, error.Status));
    }

    [Fact]
    public async Task ResponseWithTheInvocationIdOfAnother_IsRejected_AndTheInvocationContinues()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        RuntimeResponse first = await RunAsync(api, "1");
        RuntimeResponse second = await RunAsync(api, "2");

        RuntimeResponse crossed = await api.Client.RespondAsync(first.RequestId, "2"u8.ToArray(), invocationId: second.InvocationId);

        Assert.Equal((410, "InvokeTimeout"), (crossed.Status, crossed.ErrorType));
        Assert.Equal(202, (await api.Client.RespondAsync(first, "1")).Status);
        Assert.Equal(202, (await api.Client.FailAsync(second.RequestId, "{}", invocationId: second.InvocationId)).Status);
    }

    [Fact]
    public async Task UnknownIdOrSecondResponse_IsInvalidRequestId_AndTheSiblingContinues()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        RuntimeResponse first = await RunAsync(api, "1");
        RuntimeResponse second = await RunAsync(api, "2");
        await api.Client.RespondAsync(first, "1");

        RuntimeResponse again = await api.Client.RespondAsync(first, "3");
        RuntimeResponse error = await api.Client.FailAsync(first.RequestId, "{}", invocationId: first.InvocationId);
        RuntimeResponse unknown = await api.Client.RespondAsync("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "1");

        Assert.All([again, error, unknown], response => Assert.Equal((400, "InvalidRequestID"), (response.Status, response.ErrorType)));
        Assert.Equal(202, (await api.Client.RespondAsync(second, "2")).Status);
    }

    [Fact]
    public async Task SecondResponseWhileTheFirstIsRead_IsInvalidRequestId()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        RuntimeResponse next = await RunAsync(api, "1");
        using RawConnection connection = await BeginResponseAsync(api, next);

        RuntimeResponse second = await api.Client.RespondAsync(next, "2");

        Assert.Equal((400, "InvalidRequestID"), (second.Status, second.ErrorType));
        await connection.SendAsync("ue");
        Assert.StartsWith("HTTP/1.1 202 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ResponseAfterTheTimeout_IsRejectedOnce_AndTheSiblingContinues(bool isError)
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        (PendingInvocation invocation, RuntimeResponse late) = await BeginAsync(api, "1");
        RuntimeResponse sibling = await RunAsync(api, "2");
        Assert.True(api.State.TimeOut(invocation, TimedOut));

        RuntimeResponse response = await RespondAsync();
        RuntimeResponse again = await RespondAsync();

        Assert.Equal((410, "InvokeTimeout"), (response.Status, response.ErrorType));
        Assert.Equal((400, "InvalidRequestID"), (again.Status, again.ErrorType));
        Assert.Equal("Sandbox.Timedout", (await invocation.Completion).FunctionErrorType);
        Assert.Equal(202, (await api.Client.RespondAsync(sibling, "2")).Status);
        Assert.Equal("3", (await RunAsync(api, "3")).Text);

        Task<RuntimeResponse> RespondAsync() => isError
            ? api.Client.FailAsync(late.RequestId, "{}", invocationId: late.InvocationId)
            : api.Client.RespondAsync(late, "1");
    }

    [Fact]
    public async Task TimeoutWhileTheResponseIsRead_RejectsIt()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        (PendingInvocation invocation, RuntimeResponse next) = await BeginAsync(api, "1");
        using RawConnection connection = await BeginResponseAsync(api, next);
        Assert.True(api.State.TimeOut(invocation, TimedOut));

        await connection.SendAsync("ue");

        Assert.StartsWith("HTTP/1.1 410 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
        Assert.False(api.State.TimeOut(invocation, TimedOut));
        Assert.Equal(400, (await api.Client.RespondAsync(next, "1")).Status);
    }

    [Fact]
    public async Task ResponseBeforeTheTimeout_IsKept()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        (PendingInvocation invocation, RuntimeResponse next) = await BeginAsync(api, "1");
        await api.Client.RespondAsync(next, "in time");

        Assert.False(api.State.TimeOut(invocation, TimedOut));

        Assert.Equal("in time", await ResponseText(invocation));
    }

    [Fact]
    public async Task ResponseThatIsTooLarge_IsRefused_AndTheSiblingContinues()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        (PendingInvocation invocation, RuntimeResponse next) = await BeginAsync(api, "1");
        RuntimeResponse sibling = await RunAsync(api, "2");

        RuntimeResponse response = await api.Client.RespondAsync(
            next.RequestId, new byte[RuntimeApiLimits.MaxPayloadBytes + 1], invocationId: next.InvocationId);

        Assert.Equal((413, "RequestEntityTooLarge"), (response.Status, response.ErrorType));
        Assert.Equal("Function.ResponseSizeTooLarge", (await invocation.Completion).FunctionErrorType);
        Assert.Equal(202, (await api.Client.RespondAsync(sibling, "2")).Status);
    }

    [Fact]
    public async Task PollOfALostConnection_LosesItsEvent()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        using (RawConnection lost = await RawConnection.OpenAsync(api.Address))
        {
            await lost.SendAsync("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            await api.State.FirstNext;
        }

        PendingInvocation swallowed = api.Send("1"u8.ToArray());
        RuntimeResponse next = await RunAsync(api, "2");

        Assert.Equal("2", next.Text);
        Assert.True(swallowed.Begun.IsCompleted);
        Assert.False(swallowed.Completion.IsCompleted);
        Assert.Equal(202, (await api.Client.RespondAsync(next, "2")).Status);
    }

    [Fact]
    public async Task InitErrorAfterAPoll_IsInvalidStateTransition()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        await RunAsync(api, "1");

        RuntimeResponse response = await api.Client.FailInitAsync("{}");

        Assert.Equal((403, "InvalidStateTransition"), (response.Status, response.ErrorType));
    }

    [Fact]
    public async Task PollAfterAnInitError_IsInvalidStateTransition_AndNoEventIsTaken()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 2);
        Assert.Equal(202, (await api.Client.FailInitAsync("{}")).Status);

        Assert.Equal(403, (await api.Client.NextAsync()).Status);
        Assert.False(api.State.Dispatch(new PendingInvocation(new InvocationRequest("1"u8.ToArray()), "arn", TimeSpan.FromSeconds(3), TimeProvider.System)));
    }

    [Fact]
    public async Task Stop_RejectsAllPollsAndResponsesWith500()
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync(maxConcurrency: 3);
        RuntimeResponse next = await RunAsync(api, "1");
        Task<RuntimeResponse>[] polls = [api.Client.NextAsync(), api.Client.NextAsync()];
        using RawConnection connection = await BeginResponseAsync(api, next);

        api.State.Stop();
        await connection.SendAsync("ue");

        Assert.All(await Task.WhenAll(polls), response => Assert.Equal((500, "InternalServerError"), (response.Status, response.ErrorType)));
        Assert.StartsWith("HTTP/1.1 500 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
        Assert.Equal(500, (await api.Client.RespondAsync(next, "1")).Status);
        Assert.Equal(500, (await api.Client.FailInitAsync("{}")).Status);
    }

    private static InvocationCompletion TimedOut { get; } = InvocationCompletion.ServiceError("Sandbox.Timedout", "late");

    private static async Task<RuntimeResponse> RunAsync(RuntimeApiFixture api, string json) => (await BeginAsync(api, json)).Next;

    private static async Task<(PendingInvocation Invocation, RuntimeResponse Next)> BeginAsync(RuntimeApiFixture api, string json)
    {
        PendingInvocation invocation = api.Send(System.Text.Encoding.UTF8.GetBytes(json));
        return (invocation, await api.Client.NextAsync());
    }

    /// <summary>Sends the head of a response, waits until the head has been read, and sends half of the body: <c>tr</c>.</summary>
    private static async Task<RawConnection> BeginResponseAsync(RuntimeApiFixture api, RuntimeResponse next)
    {
        RawConnection connection = await RawConnection.OpenAsync(api.Address);
        await connection.SendAsync(
            $"POST /2018-06-01/runtime/invocation/{next.RequestId}/response HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\n"
            + $"Lambda-Runtime-Invocation-Id: {next.InvocationId}\r\nContent-Length: 4\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 100 ", await connection.ReadToAsync("\r\n\r\n"), StringComparison.Ordinal);
        await connection.SendAsync("tr");
        return connection;
    }

    private static async Task<string> ResponseText(PendingInvocation invocation) =>
        System.Text.Encoding.UTF8.GetString((await invocation.Completion).Payload.Span);
}
