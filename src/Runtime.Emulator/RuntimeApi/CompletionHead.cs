namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>The head of a POST /response or /error.</summary>
/// <param name="RequestId">The request ID in the path.</param>
/// <param name="Kind"><see cref="RuntimeState.InvocationResponse"/> or <see cref="RuntimeState.InvocationErrorResponse"/>.</param>
/// <param name="ArrivedAt">Time stamp of the request.</param>
/// <param name="InvocationId">The invocation ID header, if any.</param>
internal readonly record struct CompletionHead(string RequestId, RuntimeState Kind, long ArrivedAt, string? InvocationId = null);
