namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>Says that the client of a service gets something else than the function means, although the service accepts the response.</summary>
/// <param name="Subject">What it is about, such as <c>Location</c>. A second notice with this subject, for the same kind of request, tells nothing new.</param>
/// <param name="Text">What was found, and what was expected.</param>
internal sealed record GatewayNotice(string Subject, string Text);
