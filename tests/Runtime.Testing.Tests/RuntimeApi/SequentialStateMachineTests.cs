using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.RuntimeApi;

namespace Lambda.Runtime.Testing.Tests.RuntimeApi;

public class SequentialStateMachineTests
{
    private readonly SequentialStateMachine _state = new();

    [Fact]
    public void NextWithoutEvent_Waits()
    {
        Assert.Null(_state.Next(arrivedAt: 42, out Task<PendingInvocation?> delivery));

        Assert.False(delivery.IsCompleted);
        Assert.Equal(RuntimeState.Ready, _state.State);
        Assert.Equal(42, Now(_state.FirstNext));
    }

    [Fact]
    public void Dispatch_CompletesTheWaitingNext()
    {
        PendingInvocation invocation = NewInvocation();
        _state.Next(0, out Task<PendingInvocation?> delivery);

        Assert.True(_state.Dispatch(invocation));

        Assert.Same(invocation, Now(delivery));
        Assert.Equal(RuntimeState.Running, _state.State);
    }

    [Fact]
    public void EventBeforeNext_IsKept()
    {
        PendingInvocation invocation = NewInvocation();
        _state.Dispatch(invocation);

        _state.Next(0, out Task<PendingInvocation?> delivery);

        Assert.Same(invocation, Now(delivery));
    }

    [Fact]
    public void EventBeforeNext_BeginsWithThePoll()
    {
        PendingInvocation invocation = NewInvocation();
        _state.Dispatch(invocation);
        Assert.False(invocation.Begun.IsCompleted);

        _state.Next(0, out _);

        Assert.True(invocation.Begun.IsCompleted);
        Assert.False(_state.TakeBack(invocation));
        Assert.Equal(RuntimeState.Running, _state.State);
    }

    [Fact]
    public void EventThatIsTakenBack_EndsTheFunctionAndIsNotDelivered()
    {
        PendingInvocation invocation = NewInvocation();
        _state.Dispatch(invocation);

        Assert.True(_state.TakeBack(invocation));

        AssertRejected(500, "InternalServerError", _state.Next(0, out _));
        Assert.False(_state.TryDeliver(invocation));
        Assert.False(_state.HasDelivered);
    }

    [Fact]
    public void EventThatIsDelivered_CanBeDeliveredAgainAndNotTakenBack()
    {
        PendingInvocation invocation = Run();

        Assert.True(_state.TryDeliver(invocation));
        Assert.True(_state.TryDeliver(invocation));

        Assert.False(invocation.TryTakeBack());
        Assert.True(_state.HasDelivered);
    }

    [Fact]
    public void SecondPollWhileTheFirstWaits_GetsTheEventToo()
    {
        PendingInvocation invocation = NewInvocation();
        _state.Next(0, out _);
        Assert.Null(_state.Next(0, out Task<PendingInvocation?> second));

        _state.Dispatch(invocation);

        Assert.Same(invocation, Now(second));
    }

    [Fact]
    public void NextBeforeTheResponse_ReturnsTheSameEventAgain()
    {
        PendingInvocation invocation = Run();

        Assert.Null(_state.Next(0, out Task<PendingInvocation?> again));

        Assert.Same(invocation, Now(again));
        Assert.Equal(RuntimeState.Running, _state.State);
    }

    [Fact]
    public void Response_CompletesTheInvocation()
    {
        PendingInvocation invocation = Run();

        Assert.Null(Respond(invocation, arrivedAt: 99));

        Assert.True(invocation.Completion.IsCompletedSuccessfully);
        Assert.Equal(99, invocation.CompletedAt);
        Assert.Equal(RuntimeState.ResponseSent, _state.State);
    }

    [Fact]
    public void ResponseToAnUnknownId_IsInvalidRequestId()
    {
        Run();

        AssertRejected(400, "InvalidRequestID", _state.BeginCompletion(new CompletionHead("unknown", RuntimeState.InvocationResponse, 0), out _));
        Assert.Equal(RuntimeState.Running, _state.State);
    }

    [Fact]
    public void ResponseBeforeTheFirstNext_IsInvalidRequestId() =>
        AssertRejected(400, "InvalidRequestID", _state.BeginCompletion(new CompletionHead("early", RuntimeState.InvocationErrorResponse, 0), out _));

    [Fact]
    public void SecondResponseBeforeNext_IsInvalidStateTransition()
    {
        PendingInvocation invocation = Run();
        Respond(invocation);

        Rejection? rejection = _state.BeginCompletion(new CompletionHead(invocation.RequestId, RuntimeState.InvocationErrorResponse, 0), out _);

        AssertRejected(403, "InvalidStateTransition", rejection);
        Assert.Contains("from ResponseSent to InvocationErrorResponse", rejection!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void SecondResponseAfterNext_IsInvalidRequestId()
    {
        PendingInvocation invocation = Run();
        Respond(invocation);
        _state.Next(0, out _);

        AssertRejected(400, "InvalidRequestID", _state.BeginCompletion(new CompletionHead(invocation.RequestId, RuntimeState.InvocationResponse, 0), out _));
    }

    [Fact]
    public void SecondResponseWhileTheNextEventIsQueued_IsInvalidStateTransition()
    {
        PendingInvocation invocation = Run();
        Respond(invocation);
        _state.Dispatch(NewInvocation());

        AssertRejected(403, "InvalidStateTransition", _state.BeginCompletion(new CompletionHead(invocation.RequestId, RuntimeState.InvocationResponse, 0), out _));
    }

    [Fact]
    public void NextWhileResponseIsRead_IsInvalidStateTransition()
    {
        PendingInvocation invocation = Run();
        _state.BeginCompletion(new CompletionHead(invocation.RequestId, RuntimeState.InvocationResponse, 0), out _);

        AssertRejected(403, "InvalidStateTransition", _state.Next(0, out _));
    }

    [Fact]
    public void InitErrorBeforeNext_IsReported()
    {
        InvocationCompletion error = InvocationCompletion.Error("{}"u8.ToArray(), "Runtime.Broken");

        Assert.Null(_state.FailInit(error));

        Assert.Same(error, Now(_state.InitError));
        AssertRejected(403, "InvalidStateTransition", _state.Next(0, out _));
        AssertRejected(403, "InvalidStateTransition", _state.FailInit(error));
        Assert.False(_state.Dispatch(NewInvocation()));
    }

    [Fact]
    public void InitErrorAfterNext_IsInvalidStateTransition()
    {
        _state.Next(0, out _);

        AssertRejected(403, "InvalidStateTransition", _state.FailInit(InvocationCompletion.Error(default, null)));
        Assert.False(_state.InitError.IsCompleted);
    }

    [Fact]
    public void Stop_EndsTheWaitingNextAndRejectsLaterRequests()
    {
        _state.Next(0, out Task<PendingInvocation?> delivery);

        _state.Stop();

        Assert.Null(Now(delivery));
        AssertRejected(500, "InternalServerError", _state.Next(0, out _));
        AssertRejected(500, "InternalServerError", _state.BeginCompletion(new CompletionHead("any", RuntimeState.InvocationResponse, 0), out _));
        AssertRejected(500, "InternalServerError", _state.FailInit(InvocationCompletion.Error(default, null)));
        Assert.False(_state.Dispatch(NewInvocation()));
    }

    [Fact]
    public void Abandon_CompletesTheInvocationAndRejectsTheLateResponse()
    {
        PendingInvocation invocation = Run();
        _state.BeginCompletion(new CompletionHead(invocation.RequestId, RuntimeState.InvocationResponse, 0), out _);

        Assert.True(_state.Abandon(invocation, InvocationCompletion.ServiceError("Sandbox.Timedout", "late")));

        Assert.True(Now(invocation.Completion).IsError);
        AssertRejected(500, "InternalServerError", _state.EndCompletion(invocation, InvocationCompletion.Response(default)));
    }

    [Fact]
    public void AbandonAfterTheResponse_ChangesNothing()
    {
        PendingInvocation invocation = Run();
        Respond(invocation);

        Assert.False(_state.Abandon(invocation, InvocationCompletion.ServiceError("Sandbox.Timedout", "late")));

        Assert.False(Now(invocation.Completion).IsError);
        Assert.Equal(RuntimeState.ResponseSent, _state.State);
    }

    [Fact]
    public void DispatchWhileRunning_Throws()
    {
        Run();

        Assert.Throws<InvalidOperationException>(() => _state.Dispatch(NewInvocation()));
    }

    private PendingInvocation Run()
    {
        PendingInvocation invocation = NewInvocation();
        _state.Next(0, out _);
        _state.Dispatch(invocation);
        return invocation;
    }

    private Rejection? Respond(PendingInvocation invocation, long arrivedAt = 0) =>
        _state.BeginCompletion(new CompletionHead(invocation.RequestId, RuntimeState.InvocationResponse, arrivedAt), out _)
        ?? _state.EndCompletion(invocation, InvocationCompletion.Response("1"u8.ToArray()));

    // Returns the result of a task that must be complete.
    private static T Now<T>(Task<T> task)
    {
        Assert.True(task.IsCompletedSuccessfully);
        return task.Result;
    }

    private static PendingInvocation NewInvocation() => new(new InvocationRequest("{}"u8.ToArray()), "arn", TimeSpan.FromSeconds(3), TimeProvider.System);

    private static void AssertRejected(int status, string errorType, Rejection? rejection)
    {
        Assert.NotNull(rejection);
        Assert.Equal((status, errorType), (rejection.Status, rejection.ErrorType));
    }
}
