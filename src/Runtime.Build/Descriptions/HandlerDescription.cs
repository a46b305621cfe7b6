namespace Lambda.Runtime.Build.Descriptions;

/// <summary>What the generator says of a handler.</summary>
/// <param name="Names">Every value of <c>_HANDLER</c> that means it; the first is its own.</param>
/// <param name="EventType">The event's type, as C# writes it; <see langword="null"/> where the event is no JSON.</param>
/// <param name="IsStreamed">The answer is sent while it is made.</param>
internal sealed record HandlerDescription(IReadOnlyList<string> Names, string? EventType, bool IsStreamed);
