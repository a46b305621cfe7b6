namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>What the head of a POST /response or /error says.</summary>
/// <param name="RequestId">The id in the path.</param>
/// <param name="Kind"><see cref="RuntimeState.InvocationResponse"/> or <see cref="RuntimeState.InvocationErrorResponse"/>.</param>
/// <param name="ArrivedAt">Time stamp of the request.</param>
/// <param name="InvocationId">The invocation id that it echoes, if it does.</param>
internal readonly record struct CompletionHead(string RequestId, RuntimeState Kind, long ArrivedAt, string? InvocationId = null);
