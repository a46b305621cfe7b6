using System.Diagnostics;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>
/// The rules for one invocation at a time. The function's state is the state of its invocation.
/// </summary>
/// <remarks>
/// Started > Ready > Running > InvocationResponse or InvocationErrorResponse > ResponseSent > Ready, and so on;
/// Started > InitError; anything > Stopped.
/// </remarks>
internal sealed class SequentialStateMachine : RuntimeStateMachine
{
    // All polls of /next share one waiter, so that a poll whose connection was lost does not take the event from the next poll.
    private TaskCompletionSource<PendingInvocation?> _waiter = NewWaiter();

    // Kept after the completion until the next poll, to tell a second completion from one with an unknown ID.
    private PendingInvocation? _current;
    private PendingInvocation? _queued;

    protected override bool HasRunning => State is RuntimeState.Running or RuntimeState.InvocationResponse or RuntimeState.InvocationErrorResponse;

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

    /// <summary>Ends the function as well: the service kills its process.</summary>
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
