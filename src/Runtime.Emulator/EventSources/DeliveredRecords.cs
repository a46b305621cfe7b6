using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>A batch of records that a function was invoked with, or that were too old for that, and what became of them.</summary>
/// <param name="Records">The records of the event.</param>
/// <param name="Result">How the invocation ended; <see langword="null"/> if the function was not invoked.</param>
/// <param name="Verdict">Which records have failed.</param>
/// <param name="Outcome">Which records come again or are discarded.</param>
internal sealed record DeliveredRecords(IReadOnlyList<EventRecord> Records, InvocationResult? Result, BatchVerdict Verdict, BatchOutcome Outcome);
