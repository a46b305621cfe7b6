namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Which records of a batch count as processed, by the rules of an event source mapping.</summary>
/// <param name="Failed">The identifiers of the records that have failed: all of them if the batch has failed as a whole.</param>
/// <param name="Problem">Why the batch has failed as a whole; <see langword="null"/> if the function has processed it.</param>
/// <param name="Warning">What the function reported, and the service ignores; <see langword="null"/> if there is nothing.</param>
internal sealed record BatchVerdict(IReadOnlySet<string> Failed, string? Problem = null, string? Warning = null)
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    public static BatchVerdict Success(string? warning = null) => new(None, Warning: warning);

    public static BatchVerdict Failure(IEnumerable<string> all, string problem) => new(new HashSet<string>(all, StringComparer.Ordinal), problem);
}
