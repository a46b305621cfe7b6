namespace Lambda.Runtime.Emulator.Filters;

/// <summary>A field that a pattern names, and what it may be.</summary>
/// <param name="Names">The names from the top of the event to the field.</param>
/// <param name="Path">Where the pattern names it: <c>$.detail.state</c>.</param>
/// <param name="Rules">The rules, of which one must match a value; <see langword="null"/> if the event must not have the field.</param>
internal sealed record PatternField(IReadOnlyList<string> Names, string Path, IReadOnlyList<ValueRule>? Rules);
