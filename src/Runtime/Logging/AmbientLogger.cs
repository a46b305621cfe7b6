namespace Lambda.Runtime.Logging;

/// <summary>A logger that was injected, and is therefore used by all invocations.</summary>
/// <remarks>A record has the IDs of the invocation in whose asynchronous flow it is logged.</remarks>
internal sealed class AmbientLogger(FunctionLog log, string? category, int minRank) : LambdaLogger(log, headers: null, category, minRank)
{
    private static readonly AsyncLocal<byte[]?> CurrentHeaders = new();

    protected override byte[]? Headers => CurrentHeaders.Value;

    /// <summary>Makes the headers of each later invocation available in its asynchronous flow.</summary>
    public static void TrackInvocations() => AmbientInvocation.Current ??= new InvocationTracker();

    private sealed class InvocationTracker : AmbientInvocation
    {
        public override void Begin(byte[] headers) => CurrentHeaders.Value = headers;
    }
}
