namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>What became of the records of a batch.</summary>
/// <param name="Remaining">Those that were not processed: they come again, unless they are discarded.</param>
/// <param name="Discarded">Why they are discarded; <see langword="null"/> if they come again.</param>
/// <param name="Attempts">How often a function was invoked with them.</param>
internal sealed record BatchOutcome(IReadOnlyList<EventRecord> Remaining, DiscardCondition? Discarded, int Attempts);
