namespace Lambda.Runtime.Hosting;

/// <summary>
/// The ambient state after initialization, in which each invocation begins: the values of <see cref="AsyncLocal{T}"/>, including the culture,
/// the principal, the current activity and log scopes; and the synchronization context.
/// </summary>
/// <remarks>
/// A handler that is not <see langword="async"/> runs in the execution context of the loop. Without this class, the next invocation would see
/// what it sets there, such as the principal of another caller.
/// </remarks>
internal sealed class AmbientState
{
    private readonly ExecutionContext _execution;
    private readonly SynchronizationContext? _synchronization;

    private AmbientState(ExecutionContext execution, SynchronizationContext? synchronization)
    {
        _execution = execution;
        _synchronization = synchronization;
    }

    /// <summary>Captures the state of this thread.</summary>
    public static AmbientState Capture()
    {
        // If initialization has suppressed the flow and not restored it, there is no context to capture.
        if (ExecutionContext.IsFlowSuppressed())
            ExecutionContext.RestoreFlow();
        return new AmbientState(ExecutionContext.Capture()!, SynchronizationContext.Current);
    }

    /// <summary>Restores the captured state on this thread.</summary>
    public void Restore()
    {
        ExecutionContext.Restore(_execution);
        if (SynchronizationContext.Current != _synchronization)
            SynchronizationContext.SetSynchronizationContext(_synchronization);
    }
}
