namespace Lambda.Runtime.Local.Page;

/// <summary>An event for the commands that are printed at the start.</summary>
/// <param name="Json">The event, in one line.</param>
/// <param name="File">Its path below <c>/lambda-page/</c>, if it is too long for a command line.</param>
internal sealed record SampleEvent(string Json, string? File = null);
