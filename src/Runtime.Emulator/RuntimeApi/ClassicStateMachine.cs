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

    /// <summary>Repeated before the answer it gives the same event again.</summary>
    public override Rejection? Next(long arrivedAt, out Task<PendingInvocation?> delivery)
    {
        lock (Gate)
        {
            delivery = Task.FromResult<PendingInvocation?>(null);
            switch (State)
            {
                case RuntimeState.Running:
                    delivery = Task.FromResult(_current);
                    return null;

                case RuntimeState.Started or RuntimeState.Ready or RuntimeState.ResponseSent:
                    State = RuntimeState.Ready;
                    _current = null;
                    delivery = _waiter.Task;
                    if (_queued is { } queued)
                        Deliver(queued);
                    EndInit(arrivedAt);
                    return null;

                case RuntimeState.Stopped:
                    return Rejection.Stopped;

                default:
                    return Rejection.InvalidStateTransition(State, RuntimeState.Ready);
            }
        }
    }

    public override Rejection? BeginAnswer(AnswerHead head, out PendingInvocation? invocation)
    {
        lock (Gate)
        {
            invocation = null;
            if (State == RuntimeState.Stopped)
                return Rejection.Stopped;

            // The id is checked first, as on the service: an old or unknown id is 400 in every state.
            if (_current?.RequestId != head.RequestId)
                return Rejection.InvalidRequestId(head.RequestId);

            if (State != RuntimeState.Running)
                return Rejection.InvalidStateTransition(State, head.Kind);

            State = head.Kind;
            _current.AnsweredAt = head.ArrivedAt;
            invocation = _current;
            return null;
        }
    }

    public override Rejection? CompleteAnswer(PendingInvocation invocation, InvocationAnswer answer)
    {
        lock (Gate)
        {
            // The time-out may have struck while the body was on its way.
            if (State == RuntimeState.Stopped)
                return Rejection.Stopped;

            Debug.Assert(State is RuntimeState.InvocationResponse or RuntimeState.InvocationErrorResponse);
            State = RuntimeState.ResponseSent;
            invocation.TryAnswer(answer);
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">The invocation before is still open: the service sends one at a time.</exception>
    public override bool Dispatch(PendingInvocation invocation)
    {
        lock (Gate)
        {
            switch (State)
            {
                case RuntimeState.Ready:
                    Deliver(invocation);
                    return true;

                case RuntimeState.Started or RuntimeState.ResponseSent when _queued is null:
                    invocation.StandInLine();
                    _queued = invocation;
                    return true;

                case RuntimeState.Stopped or RuntimeState.InitError:
                    return false;

                default:
                    throw new InvalidOperationException($"An invocation is in progress ({State}); a function is sent one at a time.");
            }
        }
    }

    /// <summary>Ends the function too: as on the service its process is killed.</summary>
    public override bool TimeOut(PendingInvocation invocation, InvocationAnswer answer) => Abandon(invocation, answer);

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
