namespace Lambda.Runtime.Hosting;

/// <summary>
/// The ambient state that initialization left, in which every invocation starts: values of <see cref="AsyncLocal{T}"/>, and with them the
/// culture, the principal, the current activity and log scopes; and the synchronization context.
/// </summary>
/// <remarks>
/// A handler that is not <see langword="async"/> runs in the execution context of the loop's thread. What it sets there, the next
/// invocation would see: another caller's principal, for example.
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
        // There is no context to capture where initialization suppressed its flow and did not restore it.
        if (ExecutionContext.IsFlowSuppressed())
            ExecutionContext.RestoreFlow();
        return new AmbientState(ExecutionContext.Capture()!, SynchronizationContext.Current);
    }

    /// <summary>Gives this thread the captured state again.</summary>
    public void Restore()
    {
        ExecutionContext.Restore(_execution);
        if (SynchronizationContext.Current != _synchronization)
            SynchronizationContext.SetSynchronizationContext(_synchronization);
    }
}
