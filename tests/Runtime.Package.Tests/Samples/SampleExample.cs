namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>An event in a sample's README, with the outcome that the README shows.</summary>
/// <param name="Handler">The value of <c>_HANDLER</c>; <see langword="null"/> if the README does not name a handler.</param>
/// <param name="Event">The event's text.</param>
/// <param name="Kind">The kind of the outcome.</param>
/// <param name="Outcome">Its text; <c>…</c> in a response matches any text.</param>
/// <param name="Log">Lines of the log, in order; <c>…</c> in them matches any text.</param>
internal sealed record SampleExample(string? Handler, string Event, SampleOutcome Kind, string Outcome, IReadOnlyList<string> Log);
