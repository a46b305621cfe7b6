namespace Lambda.Runtime.Logging;

/// <summary>Passes the headers of each invocation to loggers that were injected.</summary>
/// <remarks>A base class, so that a binary contains the code of injected loggers only if it uses AddLambdaLogging.</remarks>
internal abstract class AmbientInvocation
{
    /// <summary>Set during initialization; <see langword="null"/> if the function has no injected loggers.</summary>
    public static AmbientInvocation? Current { get; set; }

    /// <summary>Called when an invocation begins, on its thread.</summary>
    public abstract void Begin(byte[] headers);
}
