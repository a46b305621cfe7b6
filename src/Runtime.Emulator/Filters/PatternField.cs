namespace Lambda.Runtime.Emulator.Filters;

/// <summary>A field that a pattern names, and what it may be.</summary>
/// <param name="Names">The names from the top of the event to the field.</param>
/// <param name="Path">Where the pattern names it: <c>$.detail.state</c>.</param>
/// <param name="Rules">The rules, of which one must match a value. Without a rule, the event must not have the field.</param>
/// <param name="MayBeMissing">Whether the event may lack the field: <c>"exists": false</c>.</param>
internal sealed record PatternField(IReadOnlyList<string> Names, string Path, IReadOnlyList<ValueRule> Rules, bool MayBeMissing);
