using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>
/// Several invocations at once, as on Lambda Managed Instances: as many as there are polls. Each has a state of its own, so that what
/// is wrong for one is nothing to the others.
/// </summary>
/// <remarks>
/// The function: Started > Ready > Stopped; Started > InitError. An invocation: Running > InvocationResponse or InvocationErrorResponse,
/// and then it is forgotten; a time-out is remembered until its late answer has come.
/// </remarks>
internal sealed class ConcurrentStateMachine : RuntimeStateMachine
{
    // A poll whose connection died stays, as on the service, which finds out by writing: its event is lost, and ends by the time-out.
    private readonly Queue<TaskCompletionSource<PendingInvocation?>> _polls = new();
    private readonly Queue<PendingInvocation> _queued = new();
    private readonly Dictionary<string, (PendingInvocation Invocation, RuntimeState State)> _running = [];
    private readonly HashSet<string> _timedOut = [];

    /// <summary>Each poll takes another event: a repeated poll cannot be told from a further one.</summary>
    protected override Task<PendingInvocation?>? Poll()
    {
        if (State is not (RuntimeState.Started or RuntimeState.Ready))
            return null;

        State = RuntimeState.Ready;
        var poll = new TaskCompletionSource<PendingInvocation?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _polls.Enqueue(poll);
        Deliver();
        return poll.Task;
    }

    protected override Rejection? Begin(CompletionHead head, out PendingInvocation? invocation)
    {
        invocation = null;
        if (_timedOut.Remove(head.RequestId))
            return Rejection.InvokeTimeout(head.RequestId);

        // An invocation whose completion is being read is rejected as well: with several at the same time, a second completion is not out of order.
        if (!_running.TryGetValue(head.RequestId, out (PendingInvocation Invocation, RuntimeState State) running)
            || running.State != RuntimeState.Running)
        {
            return Rejection.InvalidRequestId(head.RequestId);
        }

        if (string.IsNullOrEmpty(head.InvocationId))
            return Rejection.MissingInvocationId(head.RequestId);

        // The ID belongs to an earlier invocation with the same request ID, which timed out.
        if (head.InvocationId != running.Invocation.InvocationId)
            return Rejection.InvokeTimeout(head.RequestId);

        _running[head.RequestId] = (running.Invocation, head.Kind);
        invocation = running.Invocation;
        return null;
    }

    protected override Rejection? Complete(PendingInvocation invocation, InvocationCompletion completion)
    {
        // The invocation may have timed out while the body was read.
        _running.Remove(invocation.RequestId);
        return invocation.TryComplete(completion) ? null : Rejection.InvokeTimeout(invocation.RequestId);
    }

    protected override void Enqueue(PendingInvocation invocation)
    {
        _queued.Enqueue(invocation);
        Deliver();
    }

    /// <summary>The function goes on, and the handler too: nobody tells it.</summary>
    public override bool TimeOut(PendingInvocation invocation, InvocationCompletion completion)
    {
        lock (Gate)
        {
            if (!invocation.TryComplete(completion))
                return false;

            // Where its answer is being read already, the end of that is the late answer.
            if (_running.Remove(invocation.RequestId, out (PendingInvocation, RuntimeState State) running)
                && running.State == RuntimeState.Running)
            {
                _timedOut.Add(invocation.RequestId);
            }

            return true;
        }
    }

    protected override void RefusePolls()
    {
        while (_polls.TryDequeue(out TaskCompletionSource<PendingInvocation?>? poll))
            poll.SetResult(null);
    }

    private void Deliver()
    {
        while (_polls.Count > 0 && _queued.TryDequeue(out PendingInvocation? invocation))
        {
            invocation.InvocationId = Guid.NewGuid().ToString();
            invocation.Begin();
            _running.Add(invocation.RequestId, (invocation, RuntimeState.Running));
            _polls.Dequeue().SetResult(invocation);
        }
    }
}
