using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>
/// The rules for several invocations at the same time, as on Lambda Managed Instances: as many as there are polls. Each has its own
/// state, so that an error of one does not affect the others.
/// </summary>
/// <remarks>
/// The function: Started > Ready > Stopped; Started > InitError. An invocation: Running > InvocationResponse or InvocationErrorResponse,
/// then it is removed; a timeout is remembered until the late completion arrives.
/// </remarks>
/// <param name="requiresInvocationId">Whether a completion must have the invocation ID of its event. The service accepts those without it.</param>
internal sealed class ConcurrentStateMachine(bool requiresInvocationId) : RuntimeStateMachine
{
    // A poll whose connection was lost stays, as on the service, which notices only when it writes: the event is lost, and times out.
    private readonly Queue<TaskCompletionSource<PendingInvocation?>> _polls = new();
    private readonly Queue<PendingInvocation> _queued = new();
    private readonly Dictionary<string, (PendingInvocation Invocation, RuntimeState State)> _running = [];
    private readonly HashSet<string> _timedOut = [];

    protected override bool HasRunning => _running.Count > 0;

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

        bool hasId = !string.IsNullOrEmpty(head.InvocationId);
        if (!hasId && requiresInvocationId)
            return Rejection.MissingInvocationId(head.RequestId);

        // The ID belongs to an earlier invocation with the same request ID, which timed out.
        if (hasId && head.InvocationId != running.Invocation.InvocationId)
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

    /// <summary>The function and the handler continue; they are not notified.</summary>
    public override bool TimeOut(PendingInvocation invocation, InvocationCompletion completion)
    {
        lock (Gate)
        {
            if (!invocation.TryEnd(completion))
                return false;

            // If its completion is already being read, the end of that is the late completion.
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
