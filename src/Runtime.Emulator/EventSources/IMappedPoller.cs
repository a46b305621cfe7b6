namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>A poller whose event source mapping can be shown and changed while it runs.</summary>
internal interface IMappedPoller
{
    /// <summary>Describes the mapping.</summary>
    /// <param name="function">The name of the function.</param>
    public EventSourceMapping Describe(string function);

    /// <summary>Replaces the settings. They apply to the next event. Call <see cref="Poll"/> then.</summary>
    /// <param name="mapping">What <see cref="Describe"/> has returned, with other settings.</param>
    public void Configure(EventSourceMapping mapping);

    /// <summary>Starts all invocations that can start now.</summary>
    public void Poll();
}
