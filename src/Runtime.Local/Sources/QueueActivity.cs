namespace Lambda.Runtime.Local.Sources;

/// <summary>What has happened to the messages of a queue since the emulator was started.</summary>
/// <param name="Handled">The number of messages that functions have handled.</param>
/// <param name="Failed">The number of failures; a message may fail several times.</param>
/// <param name="LastProblem">Why the last batch that failed as a whole has failed; <see langword="null"/> if none has.</param>
internal sealed record QueueActivity(int Handled, int Failed, string? LastProblem);
