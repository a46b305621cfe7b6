using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>
/// What a function may do when, and the meeting point of the two sides: the function's requests (<see cref="Next"/>,
/// <see cref="BeginCompletion"/>, <see cref="EndCompletion"/>, <see cref="FailInit"/>) and the service's doings (<see cref="Dispatch"/>,
/// <see cref="TimeOut"/>, <see cref="Abandon"/>, <see cref="Stop"/>). Knows nothing of HTTP. Safe to call from any thread.
/// </summary>
/// <remarks>Start and end are here; what lies between depends on how many invocations there may be at once.</remarks>
internal abstract class RuntimeStateMachine
{
    private readonly TaskCompletionSource<long> _firstNext = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationCompletion> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The function has registered an extension, and so is told before it ends.</summary>
    public bool HasExtension { get; set; }

    /// <summary>The function has got an event.</summary>
    public bool HasDelivered { get; private set; }

    /// <summary>Where the function stands.</summary>
    public RuntimeState State { get; protected set; } = RuntimeState.Started;

    /// <summary>Completes with the time stamp of the first <c>/next</c>, which ends the init phase.</summary>
    public Task<long> FirstNext => _firstNext.Task;

    /// <summary>Completes with what was posted to <c>/init/error</c>.</summary>
    public Task<InvocationCompletion> InitError => _initError.Task;

    /// <summary>Guards the state.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>The rules of a function that takes so many at once; <see langword="null"/> is the classic one at a time.</summary>
    public static RuntimeStateMachine For(int? maxConcurrency) =>
        maxConcurrency is null ? new ClassicStateMachine() : new ConcurrentStateMachine();

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

    /// <summary>The function gets an event that <see cref="Next"/> gave, on a connection that stands.</summary>
    /// <returns><see langword="false"/> where the event has been taken back.</returns>
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

    /// <summary>Takes back an event that no poll has come for, and ends the function by protocol.</summary>
    /// <returns><see langword="false"/> where one has come for it; then nothing has changed.</returns>
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

    /// <summary>Ends an invocation that took too long, in the function's place.</summary>
    /// <returns><see langword="false"/> when the function's own answer was there first; then nothing has changed.</returns>
    public abstract bool TimeOut(PendingInvocation invocation, InvocationCompletion completion);

    /// <summary>POST /init/error: legal once, before the first <c>/next</c>.</summary>
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

    /// <summary>Ends an invocation in the function's place, and the function with it.</summary>
    /// <returns><see langword="false"/> when the function's own answer was there first; then nothing has changed.</returns>
    public bool Abandon(PendingInvocation invocation, InvocationCompletion completion)
    {
        lock (Gate)
        {
            if (!invocation.TryComplete(completion))
                return false;

            EnterStopped();
            return true;
        }
    }

    /// <summary>Ends the function by protocol: pending polls and every later request get 500.</summary>
    public void Stop()
    {
        lock (Gate)
            EnterStopped();
    }

    /// <summary>Takes a poll in a state other than <see cref="RuntimeState.Stopped"/>.</summary>
    /// <returns>The event, when there is one; <see langword="null"/> if the state does not allow a poll.</returns>
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
