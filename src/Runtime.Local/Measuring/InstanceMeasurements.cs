namespace Lambda.Runtime.Local.Measuring;

/// <summary>The measurements of one instance.</summary>
/// <param name="Response">Its last response, as text.</param>
/// <param name="TimeToNext">From the start of the process to its first <c>/next</c>.</param>
/// <param name="First">The first invocation's time.</param>
/// <param name="Last">The last invocation's time.</param>
internal sealed record InstanceMeasurements(string Response, TimeSpan TimeToNext, TimeSpan First, TimeSpan Last);
