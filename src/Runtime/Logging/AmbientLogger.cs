namespace Lambda.Runtime.Logging;

/// <summary>A logger that was injected, and so is the same in all invocations: its records belong to the one whose flow they are logged in.</summary>
internal sealed class AmbientLogger(FunctionLog log, string? category) : LambdaLogger(log, context: null, category)
{
    private static readonly AsyncLocal<LambdaContext?> Flow = new();

    protected override LambdaContext? Context => Flow.Value;

    /// <summary>From now on each invocation leaves its context in its flow.</summary>
    public static void Follow() => AmbientInvocation.Current ??= new Follower();

    private sealed class Follower : AmbientInvocation
    {
        public override void Begin(LambdaContext context) => Flow.Value = context;
    }
}
