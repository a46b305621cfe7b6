using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Emulator.Streaming;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>One invocation from its dispatch to its completion.</summary>
internal sealed class PendingInvocation
{
    private readonly TaskCompletionSource<InvocationCompletion> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _waitTimedOut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _timedOut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private ITimer? _timer;
    private int _delivery;

    /// <param name="request">The event, and what else is known about the invocation.</param>
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

    /// <summary>Completes when a poll has taken the event: see <see cref="Begin"/>.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Completes when the event has waited for a poll as long as the function's timeout.</summary>
    public Task WaitTimedOut => _waitTimedOut.Task;

    /// <summary>The deadline in milliseconds since 1970; known when the invocation begins.</summary>
    public long DeadlineMs { get; private set; }

    /// <summary>Completes at the deadline, unless the invocation is complete.</summary>
    public Task TimedOut => _timedOut.Task;

    /// <summary>Distinguishes this invocation from another with the same request ID; <see langword="null"/> if the service sends none.</summary>
    public string? InvocationId { get; set; }

    /// <summary>Time stamp of the delivery; before that, of <see cref="Begin"/>.</summary>
    public long DeliveredAt { get; set; }

    /// <summary>The connection that the event was sent on; <see langword="null"/> before the delivery.</summary>
    public ConnectionEnd? DeliveredOn { get; set; }

    /// <summary>
    /// Time stamp of the arrival of the completion's head; of a streamed response, of its last byte. <see langword="null"/> if the service ended the invocation.
    /// </summary>
    public long? CompletedAt { get; set; }

    /// <summary>The content type of the completion, if any.</summary>
    public string? ContentType { get; set; }

    /// <summary>The streamed response so far; <see langword="null"/> if none has begun.</summary>
    public ReceivedResponse? Stream { get; set; }

    /// <summary>Completes once: with the completion that the function sent, or with the service's error.</summary>
    public Task<InvocationCompletion> Completion => _completion.Task;

    /// <summary>Starts to wait for a poll of the function.</summary>
    public void StartWaiting() =>
        _timer = _time.CreateTimer(_ => _waitTimedOut.TrySetResult(), state: null, _timeout, Timeout.InfiniteTimeSpan);

    /// <summary>Begins the invocation, because there is a poll for it. Its timeout starts here.</summary>
    public void Begin()
    {
        _timer?.Dispose();
        DeadlineMs = (_time.GetUtcNow() + _timeout).ToUnixTimeMilliseconds();
        DeliveredAt = _time.GetTimestamp();
        // Before the function has the event: a test may advance the clock as soon as it has.
        _timer = _time.CreateTimer(_ => _timedOut.TrySetResult(), state: null, _timeout, Timeout.InfiniteTimeSpan);
        _begun.TrySetResult();
    }

    /// <summary>Marks the event as delivered to the function.</summary>
    /// <returns><see langword="false"/> if the event was taken back. An event that was delivered may be delivered again.</returns>
    public bool TryDeliver() => Interlocked.CompareExchange(ref _delivery, (int)DeliveryState.Delivered, (int)DeliveryState.Pending) != (int)DeliveryState.TakenBack;

    /// <summary>Takes the event back for another instance, if it was not delivered or the function exited before it read it.</summary>
    /// <returns><see langword="false"/> if the function received the event.</returns>
    public bool TryTakeBack()
    {
        if (Interlocked.CompareExchange(ref _delivery, (int)DeliveryState.TakenBack, (int)DeliveryState.Pending) == (int)DeliveryState.Delivered
            && DeliveredOn is not { WasReset: true })
        {
            return false;
        }

        _timer?.Dispose();
        return true;
    }

    /// <returns><see langword="false"/> if the invocation is already complete.</returns>
    public bool TryComplete(InvocationCompletion completion)
    {
        if (!_completion.TrySetResult(completion))
            return false;

        _timer?.Dispose();
        return true;
    }

    /// <summary>Completes the invocation on behalf of the function, at this time.</summary>
    /// <returns><see langword="false"/> if the invocation is already complete.</returns>
    public bool TryEnd(InvocationCompletion completion)
    {
        if (!TryComplete(completion))
            return false;

        CompletedAt = null;
        return true;
    }

    private enum DeliveryState
    {
        /// <summary>No byte of the event was sent.</summary>
        Pending,

        /// <summary>The event was delivered to the function.</summary>
        Delivered,

        /// <summary>The event was taken back, for another instance.</summary>
        TakenBack,
    }
}
