using System.Diagnostics;

namespace Lambda.Runtime.Testing.RuntimeApi;

/// <summary>
/// What a function may do when, one invocation at a time, and the meeting point of the two sides: the function's requests
/// (<see cref="Next"/>, <see cref="BeginAnswer"/>, <see cref="CompleteAnswer"/>, <see cref="FailInit"/>) and the service's
/// doings (<see cref="Dispatch"/>, <see cref="Abandon"/>, <see cref="Stop"/>). Knows nothing of HTTP. Safe to call from any thread.
/// </summary>
/// <remarks>
/// Started > Ready > Running > InvocationResponse or InvocationErrorResponse > ResponseSent > Ready, and so on;
/// Started > InitError; anything > Stopped.
/// </remarks>
internal sealed class RuntimeStateMachine
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<long> _firstNext = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationAnswer> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // All polls of /next share one waiter: a poll whose connection died can then not take the event away from its successor.
    private TaskCompletionSource<PendingInvocation?> _waiter = NewWaiter();

    // Stays after the answer until the function comes back, so that a second answer is told from one to a stranger.
    private PendingInvocation? _current;
    private PendingInvocation? _queued;

    /// <summary>The function has registered an extension, and so is told before it ends.</summary>
    public bool HasExtension { get; set; }

    public RuntimeState State { get; private set; } = RuntimeState.Started;

    /// <summary>Completes with the time stamp of the first <c>/next</c>, which ends the init phase.</summary>
    public Task<long> FirstNext => _firstNext.Task;

    /// <summary>Completes with what was posted to <c>/init/error</c>.</summary>
    public Task<InvocationAnswer> InitError => _initError.Task;

    /// <summary>GET /invocation/next. Repeated before the answer it gives the same event again.</summary>
    /// <param name="arrivedAt">Time stamp of the request.</param>
    /// <param name="delivery">Completes with the event, or with <see langword="null"/> when the service ends the function.</param>
    public Rejection? Next(long arrivedAt, out Task<PendingInvocation?> delivery)
    {
        lock (_gate)
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
                    _firstNext.TrySetResult(arrivedAt);
                    return null;

                case RuntimeState.Stopped:
                    return Rejection.Stopped;

                default:
                    return Rejection.InvalidStateTransition(State, RuntimeState.Ready);
            }
        }
    }

    /// <summary>The head of a POST /response or /error has arrived. Where it is allowed, <see cref="CompleteAnswer"/> must follow.</summary>
    /// <param name="requestId">The id in the path.</param>
    /// <param name="kind"><see cref="RuntimeState.InvocationResponse"/> or <see cref="RuntimeState.InvocationErrorResponse"/>.</param>
    /// <param name="arrivedAt">Time stamp of the request.</param>
    /// <param name="invocation">The invocation that is answered; <see langword="null"/> where the answer is not allowed.</param>
    public Rejection? BeginAnswer(string requestId, RuntimeState kind, long arrivedAt, out PendingInvocation? invocation)
    {
        lock (_gate)
        {
            invocation = null;
            if (State == RuntimeState.Stopped)
                return Rejection.Stopped;

            // The id is checked first, as on the service: an old or unknown id is 400 in every state.
            if (_current?.RequestId != requestId)
                return Rejection.InvalidRequestId(requestId);

            if (State != RuntimeState.Running)
                return Rejection.InvalidStateTransition(State, kind);

            State = kind;
            _current.AnsweredAt = arrivedAt;
            invocation = _current;
            return null;
        }
    }

    /// <summary>The body behind <see cref="BeginAnswer"/> is complete, or will never be.</summary>
    public Rejection? CompleteAnswer(InvocationAnswer answer)
    {
        lock (_gate)
        {
            // The time-out may have struck while the body was on its way.
            if (State == RuntimeState.Stopped)
                return Rejection.Stopped;

            Debug.Assert(State is RuntimeState.InvocationResponse or RuntimeState.InvocationErrorResponse);
            State = RuntimeState.ResponseSent;
            _current!.TryAnswer(answer);
            return null;
        }
    }

    /// <summary>POST /init/error: legal once, before the first <c>/next</c>.</summary>
    public Rejection? FailInit(InvocationAnswer error)
    {
        lock (_gate)
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

    /// <summary>Hands an event to the waiting <c>/next</c>, or keeps it for the one to come.</summary>
    /// <returns><see langword="false"/> when the function can take no more events.</returns>
    /// <exception cref="InvalidOperationException">The invocation before is still open: the service sends one at a time.</exception>
    public bool Dispatch(PendingInvocation invocation)
    {
        lock (_gate)
        {
            switch (State)
            {
                case RuntimeState.Ready:
                    Deliver(invocation);
                    return true;

                case RuntimeState.Started or RuntimeState.ResponseSent when _queued is null:
                    _queued = invocation;
                    return true;

                case RuntimeState.Stopped or RuntimeState.InitError:
                    return false;

                default:
                    throw new InvalidOperationException($"An invocation is in progress ({State}); a function is sent one at a time.");
            }
        }
    }

    /// <summary>Ends an invocation in the function's place, and the function with it.</summary>
    /// <returns><see langword="false"/> when the function's own answer was there first; then nothing has changed.</returns>
    public bool Abandon(PendingInvocation invocation, InvocationAnswer answer)
    {
        lock (_gate)
        {
            if (!invocation.TryAnswer(answer))
                return false;

            EnterStopped();
            return true;
        }
    }

    /// <summary>Ends the function by protocol: the pending <c>/next</c> and every later request get 500.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            EnterStopped();
        }
    }

    private void EnterStopped()
    {
        State = RuntimeState.Stopped;
        _waiter.TrySetResult(null);
    }

    private void Deliver(PendingInvocation invocation)
    {
        State = RuntimeState.Running;
        _queued = null;
        _current = invocation;
        _waiter.SetResult(invocation);
        _waiter = NewWaiter();
    }

    private static TaskCompletionSource<PendingInvocation?> NewWaiter() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
