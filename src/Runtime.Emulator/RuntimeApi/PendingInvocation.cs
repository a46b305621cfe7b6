using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Emulator.Streaming;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>One invocation from its dispatch to its answer.</summary>
internal sealed class PendingInvocation
{
    private readonly TaskCompletionSource<InvocationCompletion> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _neverTaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _timedOut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private ITimer? _timer;
    private int _place;

    /// <param name="request">What was requested.</param>
    /// <param name="invokedFunctionArn">The function's ARN, with the alias of the request.</param>
    /// <param name="timeout">How long the invocation may take.</param>
    /// <param name="time">The clock for the deadline.</param>
    public PendingInvocation(InvocationRequest request, string invokedFunctionArn, TimeSpan timeout, TimeProvider time)
    {
        Request = request;
        InvokedFunctionArn = invokedFunctionArn;
        _timeout = timeout;
        _time = time;
    }

    public InvocationRequest Request { get; }

    public string RequestId => Request.RequestId;

    public string InvokedFunctionArn { get; }

    /// <summary>Completes with <see cref="Begin"/>.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Completes when it has been in line for as long as an invocation may take: the function does not come back.</summary>
    public Task NeverTaken => _neverTaken.Task;

    /// <summary>When the time-out strikes, as a Unix epoch in milliseconds; known once it has begun.</summary>
    public long DeadlineMs { get; private set; }

    /// <summary>Completes when its time is up, unless it has been answered.</summary>
    public Task TimedOut => _timedOut.Task;

    /// <summary>Tells this invocation from another of the same request id; <see langword="null"/> where the service sends none.</summary>
    public string? InvocationId { get; set; }

    /// <summary>Time stamp of the delivery's write; until then, of the beginning.</summary>
    public long DeliveredAt { get; set; }

    /// <summary>The connection that it was sent on; <see langword="null"/> before.</summary>
    public ConnectionEnd? DeliveredOn { get; set; }

    /// <summary>Time stamp of the arrival of the answer's head.</summary>
    public long? CompletedAt { get; set; }

    /// <summary>The content type that the answer came with, if any.</summary>
    public string? ContentType { get; set; }

    /// <summary>What has come of a streamed answer; <see langword="null"/> while there is none.</summary>
    public ReceivedResponse? Stream { get; set; }

    /// <summary>Completes once: with the function's answer or with what the service says in its place.</summary>
    public Task<InvocationCompletion> Completion => _completion.Task;

    /// <summary>It waits for the function, which has not polled yet.</summary>
    public void StartWaiting() =>
        _timer = _time.CreateTimer(_ => _neverTaken.TrySetResult(), state: null, _timeout, Timeout.InfiniteTimeSpan);

    /// <summary>There is a poll for it: from here its time counts.</summary>
    public void Begin()
    {
        _timer?.Dispose();
        DeadlineMs = (_time.GetUtcNow() + _timeout).ToUnixTimeMilliseconds();
        DeliveredAt = _time.GetTimestamp();
        // Before the function has the event, so that a clock which a test advances after that is not missed.
        _timer = _time.CreateTimer(_ => _timedOut.TrySetResult(), state: null, _timeout, Timeout.InfiniteTimeSpan);
        _begun.TrySetResult();
    }

    /// <summary>The function gets it now.</summary>
    /// <returns><see langword="false"/> where it has been taken back. What a function has had already it may get again.</returns>
    public bool TryDeliver() => Interlocked.CompareExchange(ref _place, (int)Place.Function, (int)Place.Service) != (int)Place.Line;

    /// <summary>Takes it back from a function that has not got it, or that ended before it had read it, for another instance.</summary>
    /// <returns><see langword="false"/> where the function has got it.</returns>
    public bool TryTakeBack()
    {
        if (Interlocked.CompareExchange(ref _place, (int)Place.Line, (int)Place.Service) == (int)Place.Function && DeliveredOn is not { WasReset: true })
            return false;

        _timer?.Dispose();
        return true;
    }

    /// <returns><see langword="false"/> where it has an answer already.</returns>
    public bool TryComplete(InvocationCompletion completion)
    {
        if (!_completion.TrySetResult(completion))
            return false;

        _timer?.Dispose();
        return true;
    }

    private enum Place
    {
        /// <summary>No byte of it has been sent.</summary>
        Service,

        /// <summary>The function has it.</summary>
        Function,

        /// <summary>Another instance is to have it.</summary>
        Line,
    }
}
