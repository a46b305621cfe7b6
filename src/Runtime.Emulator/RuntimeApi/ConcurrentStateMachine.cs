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

    /// <summary>Each takes another event: nothing tells a poll that is repeated from a further one.</summary>
    public override Rejection? Next(long arrivedAt, out Task<PendingInvocation?> delivery)
    {
        lock (Gate)
        {
            delivery = Task.FromResult<PendingInvocation?>(null);
            switch (State)
            {
                case RuntimeState.Started or RuntimeState.Ready:
                    State = RuntimeState.Ready;
                    var poll = new TaskCompletionSource<PendingInvocation?>(TaskCreationOptions.RunContinuationsAsynchronously);
                    delivery = poll.Task;
                    _polls.Enqueue(poll);
                    Deliver();
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

            if (_timedOut.Remove(head.RequestId))
                return Rejection.InvokeTimeout(head.RequestId);

            // Also one that is being answered: with several at once there is no order that a second answer could be out of.
            if (!_running.TryGetValue(head.RequestId, out (PendingInvocation Invocation, RuntimeState State) running)
                || running.State != RuntimeState.Running)
            {
                return Rejection.InvalidRequestId(head.RequestId);
            }

            if (string.IsNullOrEmpty(head.InvocationId))
                return Rejection.MissingInvocationId(head.RequestId);

            // That of an earlier invocation of the same request id, which took too long.
            if (head.InvocationId != running.Invocation.InvocationId)
                return Rejection.InvokeTimeout(head.RequestId);

            _running[head.RequestId] = (running.Invocation, head.Kind);
            running.Invocation.AnsweredAt = head.ArrivedAt;
            invocation = running.Invocation;
            return null;
        }
    }

    public override Rejection? CompleteAnswer(PendingInvocation invocation, InvocationAnswer answer)
    {
        lock (Gate)
        {
            if (State == RuntimeState.Stopped)
                return Rejection.Stopped;

            // The time-out may have struck while the body was on its way.
            _running.Remove(invocation.RequestId);
            return invocation.TryAnswer(answer) ? null : Rejection.InvokeTimeout(invocation.RequestId);
        }
    }

    public override bool Dispatch(PendingInvocation invocation)
    {
        lock (Gate)
        {
            if (State is RuntimeState.Stopped or RuntimeState.InitError)
                return false;

            _queued.Enqueue(invocation);
            Deliver();
            return true;
        }
    }

    /// <summary>The function goes on, and the handler too: nobody tells it.</summary>
    public override bool TimeOut(PendingInvocation invocation, InvocationAnswer answer)
    {
        lock (Gate)
        {
            if (!invocation.TryAnswer(answer))
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
