namespace Lambda.Runtime.Local.Sources;

/// <summary>What has happened to the records of a stream that a function gets, since the emulator was started.</summary>
/// <param name="Handled">The number of records that the function has handled.</param>
/// <param name="Failed">The number of failures; a record may fail several times.</param>
/// <param name="Discarded">The number of records that were discarded, after their last retry or because of their age.</param>
/// <param name="LastProblem">Why the last batch that failed as a whole has failed; <see langword="null"/> if none has.</param>
internal sealed record StreamActivity(int Handled, int Failed, int Discarded, string? LastProblem)
{
    public static StreamActivity None { get; } = new(0, 0, 0, null);
}
