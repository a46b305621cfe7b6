namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>The records of an event.</summary>
internal interface IEventBatch
{
    /// <summary>The event; <see langword="null"/> if no function is to be invoked with these records.</summary>
    public byte[]? Payload { get; }

    /// <summary>The identifiers of the records, as a response names them.</summary>
    public IReadOnlyCollection<string> Identifiers { get; }
}
