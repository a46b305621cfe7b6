using Lambda.Runtime.Hosting;

namespace Lambda.Runtime.Testing.RuntimeApi;

/// <summary>
/// What a function may do when, and the meeting point of the two sides: the function's requests (<see cref="Next"/>,
/// <see cref="BeginAnswer"/>, <see cref="CompleteAnswer"/>, <see cref="FailInit"/>) and the service's doings (<see cref="Dispatch"/>,
/// <see cref="TimeOut"/>, <see cref="Abandon"/>, <see cref="Stop"/>). Knows nothing of HTTP. Safe to call from any thread.
/// </summary>
/// <remarks>Start and end are here; what lies between depends on how many invocations there may be at once.</remarks>
internal abstract class RuntimeStateMachine
{
    private readonly TaskCompletionSource<long> _firstNext = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationAnswer> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The function has registered an extension, and so is told before it ends.</summary>
    public bool HasExtension { get; set; }

    /// <summary>The function has got an event.</summary>
    public bool HasDelivered { get; private set; }

    /// <summary>Where the function stands.</summary>
    public RuntimeState State { get; protected set; } = RuntimeState.Started;

    /// <summary>Completes with the time stamp of the first <c>/next</c>, which ends the init phase.</summary>
    public Task<long> FirstNext => _firstNext.Task;

    /// <summary>Completes with what was posted to <c>/init/error</c>.</summary>
    public Task<InvocationAnswer> InitError => _initError.Task;

    /// <summary>Guards the state.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>The rules of a function that takes so many at once; <see langword="null"/> is the classic one at a time.</summary>
    public static RuntimeStateMachine For(int? maxConcurrency) =>
        maxConcurrency is null ? new ClassicStateMachine() : new ConcurrentStateMachine();

    /// <summary>GET /invocation/next.</summary>
    /// <param name="arrivedAt">Time stamp of the request.</param>
    /// <param name="delivery">Completes with the event, or with <see langword="null"/> when the service ends the function.</param>
    public abstract Rejection? Next(long arrivedAt, out Task<PendingInvocation?> delivery);

    /// <summary>The head of a POST /response or /error has arrived. Where it is allowed, <see cref="CompleteAnswer"/> must follow.</summary>
    /// <param name="head">What it says.</param>
    /// <param name="invocation">The invocation that is answered; <see langword="null"/> where the answer is not allowed.</param>
    public abstract Rejection? BeginAnswer(AnswerHead head, out PendingInvocation? invocation);

    /// <summary>The body behind <see cref="BeginAnswer"/> is complete, or will never be.</summary>
    public abstract Rejection? CompleteAnswer(PendingInvocation invocation, InvocationAnswer answer);

    /// <summary>The function gets an event that <see cref="Next"/> gave, on a connection that stands.</summary>
    /// <returns><see langword="false"/> where the event has been taken back.</returns>
    public bool TryDeliver(PendingInvocation invocation)
    {
        if (!invocation.TryDeliver())
            return false;

        HasDelivered = true;
        return true;
    }

    /// <summary>Hands an event to a waiting <c>/next</c>, or keeps it for the one to come.</summary>
    /// <returns><see langword="false"/> when the function can take no more events.</returns>
    public abstract bool Dispatch(PendingInvocation invocation);

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
    public abstract bool TimeOut(PendingInvocation invocation, InvocationAnswer answer);

    /// <summary>POST /init/error: legal once, before the first <c>/next</c>.</summary>
    public Rejection? FailInit(InvocationAnswer error)
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
    public bool Abandon(PendingInvocation invocation, InvocationAnswer answer)
    {
        lock (Gate)
        {
            if (!invocation.TryAnswer(answer))
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

    /// <summary>Lets go of the polls that wait, with nothing.</summary>
    protected abstract void RefusePolls();

    protected void EndInit(long arrivedAt) => _firstNext.TrySetResult(arrivedAt);

    private void EnterStopped()
    {
        State = RuntimeState.Stopped;
        RefusePolls();
    }
}
