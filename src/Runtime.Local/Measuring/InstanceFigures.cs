namespace Lambda.Runtime.Local.Measuring;

/// <summary>What one instance showed.</summary>
/// <param name="Answer">Its last answer, as text.</param>
/// <param name="TimeToNext">From the start of the process to its first <c>/next</c>.</param>
/// <param name="First">The first invocation's time.</param>
/// <param name="Last">The last invocation's time.</param>
internal sealed record InstanceFigures(string Answer, TimeSpan TimeToNext, TimeSpan First, TimeSpan Last);
