using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>
/// Decides which requests a function may make in which state. It connects the function's requests (<see cref="Next"/>,
/// <see cref="BeginCompletion"/>, <see cref="EndCompletion"/>, <see cref="FailInit"/>) with the actions of the service (<see cref="Dispatch"/>,
/// <see cref="TimeOut"/>, <see cref="Abandon"/>, <see cref="Stop"/>). It does not depend on HTTP. Safe to call from any thread.
/// </summary>
/// <remarks>This class has the rules for start and end; the subclasses have the rules for invocations, one at a time or several.</remarks>
internal abstract class RuntimeStateMachine
{
    private readonly TaskCompletionSource<long> _firstNext = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationCompletion> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the function registered an extension, so that it gets a signal before it is ended.</summary>
    public bool HasExtension { get; set; }

    /// <summary>Whether an event was delivered to the function.</summary>
    public bool HasDelivered { get; private set; }

    /// <summary>The function's state.</summary>
    public RuntimeState State { get; protected set; } = RuntimeState.Started;

    /// <summary>Completes with the time stamp of the first <c>/next</c>, which ends the init phase.</summary>
    public Task<long> FirstNext => _firstNext.Task;

    /// <summary>Completes with the error that was posted to <c>/init/error</c>.</summary>
    public Task<InvocationCompletion> InitError => _initError.Task;

    /// <summary>Whether the function has an event that it has not completed.</summary>
    public bool IsProcessing
    {
        get
        {
            lock (Gate)
                return HasRunning;
        }
    }

    /// <summary>Whether an invocation runs.</summary>
    protected abstract bool HasRunning { get; }

    /// <summary>Guards the state.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Creates the rules for a function.</summary>
    /// <param name="maxConcurrency">The maximum concurrency; <see langword="null"/> is one invocation at a time.</param>
    /// <param name="requiresInvocationId">With concurrency, whether a completion must have the invocation ID of its event.</param>
    public static RuntimeStateMachine Create(int? maxConcurrency, bool requiresInvocationId = true) =>
        maxConcurrency is null ? new SequentialStateMachine() : new ConcurrentStateMachine(requiresInvocationId);

    /// <summary>Handles GET /invocation/next.</summary>
    /// <param name="arrivedAt">Time stamp of the request.</param>
    /// <param name="delivery">Completes with the event, or with <see langword="null"/> when the service ends the function.</param>
    public Rejection? Next(long arrivedAt, out Task<PendingInvocation?> delivery)
    {
        lock (Gate)
        {
            delivery = Task.FromResult<PendingInvocation?>(null);
            if (State == RuntimeState.Stopped)
                return Rejection.Stopped;

            if (Poll() is not { } poll)
                return Rejection.InvalidStateTransition(State, RuntimeState.Ready);

            delivery = poll;
            _firstNext.TrySetResult(arrivedAt);
            return null;
        }
    }

    /// <summary>Handles the head of POST /response or /error. If it is accepted, <see cref="EndCompletion"/> must follow.</summary>
    /// <param name="head">The head.</param>
    /// <param name="invocation">The invocation that the request completes; <see langword="null"/> if the request is rejected.</param>
    public Rejection? BeginCompletion(CompletionHead head, out PendingInvocation? invocation)
    {
        lock (Gate)
        {
            invocation = null;
            if (State == RuntimeState.Stopped)
                return Rejection.Stopped;

            if (Begin(head, out invocation) is { } rejection)
                return rejection;

            invocation!.CompletedAt = head.ArrivedAt;
            return null;
        }
    }

    /// <summary>Handles the end of the body after <see cref="BeginCompletion"/>, whether the body is complete or truncated.</summary>
    public Rejection? EndCompletion(PendingInvocation invocation, InvocationCompletion completion)
    {
        lock (Gate)
        {
            // The invocation may have timed out while the body was read.
            return State == RuntimeState.Stopped ? Rejection.Stopped : Complete(invocation, completion);
        }
    }

    /// <summary>Marks an event from <see cref="Next"/> as delivered; the connection is open.</summary>
    /// <returns><see langword="false"/> if the event was taken back.</returns>
    public bool TryDeliver(PendingInvocation invocation)
    {
        if (!invocation.TryDeliver())
            return false;

        HasDelivered = true;
        return true;
    }

    /// <summary>Hands an event to a waiting <c>/next</c>, or queues it for the next one.</summary>
    /// <returns><see langword="false"/> if the function can take no more events.</returns>
    public bool Dispatch(PendingInvocation invocation)
    {
        lock (Gate)
        {
            if (State is RuntimeState.Stopped or RuntimeState.InitError)
                return false;

            Enqueue(invocation);
            return true;
        }
    }

    /// <summary>Takes back an event that no poll has taken, and ends the function by protocol.</summary>
    /// <returns><see langword="false"/> if a poll has taken it; then nothing changes.</returns>
    public bool TakeBack(PendingInvocation invocation)
    {
        lock (Gate)
        {
            if (invocation.Begun.IsCompleted || !invocation.TryTakeBack())
                return false;

            EnterStopped();
            return true;
        }
    }

    /// <summary>Completes an invocation that timed out, on behalf of the function.</summary>
    /// <returns><see langword="false"/> if the function completed it first; then nothing changes.</returns>
    public abstract bool TimeOut(PendingInvocation invocation, InvocationCompletion completion);

    /// <summary>Handles POST /init/error, which is allowed once, before the first <c>/next</c>.</summary>
    public Rejection? FailInit(InvocationCompletion error)
    {
        lock (Gate)
        {
            if (State == RuntimeState.Stopped)
                return Rejection.Stopped;

            if (State != RuntimeState.Started)
                return Rejection.InvalidStateTransition(State, RuntimeState.InitError);

            State = RuntimeState.InitError;
            _initError.TrySetResult(error);
            return null;
        }
    }

    /// <summary>Completes an invocation on behalf of the function, and ends the function.</summary>
    /// <returns><see langword="false"/> if the function completed it first; then nothing changes.</returns>
    public bool Abandon(PendingInvocation invocation, InvocationCompletion completion)
    {
        lock (Gate)
        {
            if (!invocation.TryEnd(completion))
                return false;

            EnterStopped();
            return true;
        }
    }

    /// <summary>Ends the function by protocol: pending polls and all later requests get status 500.</summary>
    public void Stop()
    {
        lock (Gate)
            EnterStopped();
    }

    /// <summary>Handles a poll in a state other than <see cref="RuntimeState.Stopped"/>.</summary>
    /// <returns>Completes with the event; <see langword="null"/> instead of a task if the state does not allow a poll.</returns>
    protected abstract Task<PendingInvocation?>? Poll();

    /// <summary>Begins the completion of an invocation in a state other than <see cref="RuntimeState.Stopped"/>.</summary>
    protected abstract Rejection? Begin(CompletionHead head, out PendingInvocation? invocation);

    /// <summary>Completes an invocation in a state other than <see cref="RuntimeState.Stopped"/>.</summary>
    protected abstract Rejection? Complete(PendingInvocation invocation, InvocationCompletion completion);

    /// <summary>Hands an event to a waiting poll, or queues it.</summary>
    protected abstract void Enqueue(PendingInvocation invocation);

    /// <summary>Ends all waiting polls without an event.</summary>
    protected abstract void RefusePolls();

    private void EnterStopped()
    {
        State = RuntimeState.Stopped;
        RefusePolls();
    }
}
