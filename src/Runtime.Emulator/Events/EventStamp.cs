namespace Lambda.Runtime.Emulator.Events;

/// <summary>What differs from one event of a service to the next.</summary>
/// <param name="Id">The ID of the message or the event.</param>
/// <param name="Time">When it was sent.</param>
internal sealed record EventStamp(string Id, DateTimeOffset Time);
