using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The timer that cancels the token of one invocation.</summary>
/// <remarks>Called by generated code. Each invocation creates one, so that a later invocation never cancels a token that a handler has kept.</remarks>
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

    /// <summary>Canceled at the cancellation margin before the deadline.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the token was canceled by the timer. The deadline itself is later, by the cancellation margin.</summary>
    public bool HasPassed => _source.IsCancellationRequested;

    /// <summary>Creates the error of an invocation whose handler was canceled.</summary>
    /// <param name="canceled">The exception of the handler.</param>
    public TimeoutException Explain(OperationCanceledException canceled) =>
        new(
            $"The invocation was canceled {_margin.TotalMilliseconds:0} ms before its deadline, and the handler ended. Expected it to end before: increase the "
            + "timeout of the function, or reduce the work.",
            canceled);

    /// <summary>Stops the timer.</summary>
    public void Dispose() => _source.Dispose();
}
