namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>What is known of a streamed answer when its first chunk is there.</summary>
/// <param name="ContentType">The content type that the function sent it with, if any.</param>
/// <param name="Prelude">The prelude of an HTTP answer, unless it has none or a broken one.</param>
internal sealed record StreamHead(string? ContentType, HttpResponsePrelude? Prelude);
