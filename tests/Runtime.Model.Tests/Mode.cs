namespace Lambda.Runtime.Model.Tests;

/// <summary>How the function runs.</summary>
/// <param name="Slots">The maximum number of concurrent invocations; <see langword="null"/> for one at a time, by the rules of on-demand functions.</param>
/// <param name="IsStreamed">Whether responses are streamed.</param>
internal sealed record Mode(int? Slots, bool IsStreamed)
{
    public string Handler => IsStreamed ? nameof(Work.Streamed) : nameof(Work.Whole);
}
