namespace Lambda.Runtime.Logging;

/// <summary>Who wants to know which invocation is at hand, without being told by the handler: loggers that were injected.</summary>
/// <remarks>Nobody in most binaries, and then there is nothing behind it.</remarks>
internal abstract class AmbientInvocation
{
    /// <summary>Set before the first event, and for good.</summary>
    public static AmbientInvocation? Current { get; set; }

    /// <summary>An invocation begins, on this thread.</summary>
    public abstract void Begin(LambdaContext context);
}
