namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>One event in a sample's README, and what it says comes of it.</summary>
/// <param name="Handler">What <c>_HANDLER</c> holds; <see langword="null"/> where the README names none.</param>
/// <param name="Event">The event's text.</param>
/// <param name="Kind">What the outcome is.</param>
/// <param name="Outcome">Its text.</param>
/// <param name="Log">Lines of the log, in order; <c>…</c> in them matches any text.</param>
internal sealed record SampleExample(string? Handler, string Event, SampleOutcome Kind, string Outcome, IReadOnlyList<string> Log);
