namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>How long a poller pauses after invocations that failed: one second, then twice as long after each further one, up to 30 seconds.</summary>
/// <remarks>
/// The service invokes a function less often while it fails, and does not document how much less.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-backoff-strategy
/// </remarks>
internal sealed class ErrorBackoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _failures;

    /// <summary>When the poller may invoke the function again.</summary>
    public DateTimeOffset ResumesAt { get; private set; } = DateTimeOffset.MinValue;

    public void Succeeded() => _failures = 0;

    public void Failed(DateTimeOffset now)
    {
        var pause = TimeSpan.FromSeconds(1 << Math.Min(_failures, 5));
        _failures++;
        ResumesAt = now + (pause < Longest ? pause : Longest);
    }
}
