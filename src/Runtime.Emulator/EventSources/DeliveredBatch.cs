using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>A batch of messages that a function was invoked with, and what became of them.</summary>
/// <param name="Messages">The messages of the event.</param>
/// <param name="Result">How the invocation ended; <see langword="null"/> if the function could not be invoked.</param>
/// <param name="Verdict">Which messages have failed. The others are deleted.</param>
internal sealed record DeliveredBatch(IReadOnlyList<ReceivedMessage> Messages, InvocationResult? Result, BatchVerdict Verdict);
