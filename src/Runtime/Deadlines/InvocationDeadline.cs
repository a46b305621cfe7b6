using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The clock of one invocation, which cancels its token.</summary>
/// <remarks>Used by the code that the generator writes. A new one for each invocation: a token that was kept is never cancelled by a later one.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InvocationDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _margin;

    internal InvocationDeadline(TimeSpan delay, TimeSpan margin, TimeProvider? time)
    {
        _source = time is null ? new CancellationTokenSource(delay) : new CancellationTokenSource(delay, time);
        _margin = margin;
    }

    /// <summary>Cancelled when the clock runs out.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The clock ran out.</summary>
    public bool HasPassed => _source.IsCancellationRequested;

    /// <summary>What the caller of the function is told of a handler that was cancelled.</summary>
    /// <param name="cancelled">What the handler threw.</param>
    public TimeoutException Explain(OperationCanceledException cancelled) =>
        new(
            $"The invocation was cancelled {_margin.TotalMilliseconds:0} ms before its deadline, and the handler ended. It needs a longer "
            + "time-out, or less work.",
            cancelled);

    /// <summary>Stops the clock.</summary>
    public void Dispose() => _source.Dispose();
}
