using System.Diagnostics;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>
/// One invocation at a time: the function's state is that of its invocation, and what is wrong for one is wrong for the function.
/// </summary>
/// <remarks>
/// Started > Ready > Running > InvocationResponse or InvocationErrorResponse > ResponseSent > Ready, and so on;
/// Started > InitError; anything > Stopped.
/// </remarks>
internal sealed class ClassicStateMachine : RuntimeStateMachine
{
    // All polls of /next share one waiter: a poll whose connection died can then not take the event away from its successor.
    private TaskCompletionSource<PendingInvocation?> _waiter = NewWaiter();

    // Stays after the answer until the function comes back, so that a second answer is told from one to a stranger.
    private PendingInvocation? _current;
    private PendingInvocation? _queued;

    /// <summary>Repeated before the completion, it returns the same event again.</summary>
    protected override Task<PendingInvocation?>? Poll()
    {
        switch (State)
        {
            case RuntimeState.Running:
                return Task.FromResult(_current);

            case RuntimeState.Started or RuntimeState.Ready or RuntimeState.ResponseSent:
                State = RuntimeState.Ready;
                _current = null;
                Task<PendingInvocation?> delivery = _waiter.Task;
                if (_queued is { } queued)
                    Deliver(queued);
                return delivery;

            default:
                return null;
        }
    }

    protected override Rejection? Begin(CompletionHead head, out PendingInvocation? invocation)
    {
        invocation = null;
        // The service checks the ID first: an old or unknown ID is 400 in every state.
        if (_current?.RequestId != head.RequestId)
            return Rejection.InvalidRequestId(head.RequestId);

        if (State != RuntimeState.Running)
            return Rejection.InvalidStateTransition(State, head.Kind);

        State = head.Kind;
        invocation = _current;
        return null;
    }

    protected override Rejection? Complete(PendingInvocation invocation, InvocationCompletion completion)
    {
        Debug.Assert(State is RuntimeState.InvocationResponse or RuntimeState.InvocationErrorResponse);
        State = RuntimeState.ResponseSent;
        invocation.TryComplete(completion);
        return null;
    }

    /// <exception cref="InvalidOperationException">An invocation is in progress: the service sends one at a time.</exception>
    protected override void Enqueue(PendingInvocation invocation)
    {
        switch (State)
        {
            case RuntimeState.Ready:
                Deliver(invocation);
                break;

            case RuntimeState.Started or RuntimeState.ResponseSent when _queued is null:
                invocation.StartWaiting();
                _queued = invocation;
                break;

            default:
                throw new InvalidOperationException($"An invocation is in progress ({State}); a function is sent one at a time.");
        }
    }

    /// <summary>Ends the function too: as on the service its process is killed.</summary>
    public override bool TimeOut(PendingInvocation invocation, InvocationCompletion completion) => Abandon(invocation, completion);

    protected override void RefusePolls() => _waiter.TrySetResult(null);

    private void Deliver(PendingInvocation invocation)
    {
        invocation.Begin();
        State = RuntimeState.Running;
        _queued = null;
        _current = invocation;
        _waiter.SetResult(invocation);
        _waiter = NewWaiter();
    }

    private static TaskCompletionSource<PendingInvocation?> NewWaiter() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
