namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>The head of a streamed response, known when its first chunk arrives.</summary>
/// <param name="ContentType">The content type of the function's request, if any.</param>
/// <param name="Prelude">The prelude of an HTTP response; <see langword="null"/> if it is missing or malformed.</param>
internal sealed record StreamHead(string? ContentType, HttpResponsePrelude? Prelude);
