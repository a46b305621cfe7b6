namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>An attempt of an asynchronous invocation that has failed.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="RequestId">The ID of the invocation, the same for all attempts.</param>
/// <param name="Attempt">1 for the first attempt.</param>
/// <param name="RetriedIn">When the next attempt follows; <see langword="null"/> after the last one.</param>
/// <param name="Queue">The on-failure queue that got the event; <see langword="null"/> if an attempt follows, or if the function has no such queue.</param>
internal sealed record FailedAttempt(string Function, string RequestId, int Attempt, TimeSpan? RetriedIn, string? Queue);
