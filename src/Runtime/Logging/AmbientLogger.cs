namespace Lambda.Runtime.Logging;

/// <summary>A logger that was injected and is therefore used by all invocations. A record belongs to the invocation in whose asynchronous flow it is logged.</summary>
internal sealed class AmbientLogger(FunctionLog log, string? category) : LambdaLogger(log, headers: null, category)
{
    private static readonly AsyncLocal<byte[]?> Flow = new();

    protected override byte[]? Headers => Flow.Value;

    /// <summary>From now on, the headers of each invocation are in its asynchronous flow.</summary>
    public static void Follow() => AmbientInvocation.Current ??= new Follower();

    private sealed class Follower : AmbientInvocation
    {
        public override void Begin(byte[] headers) => Flow.Value = headers;
    }
}
