using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.Service.Gateways;

/// <summary>An HTTP request to a function, after its response.</summary>
/// <param name="RequestId">The ID in the response, which is that of the invocation if there was one.</param>
/// <param name="Function">The name of the function.</param>
/// <param name="ReceivedAt">When the service received the request.</param>
/// <param name="Request">The request.</param>
/// <param name="Status">The response's status; <see langword="null"/> if the client has ended the request before.</param>
/// <param name="Reason">Why the service has responded itself, or why there is no response; <see langword="null"/> if the response is that of the function, or its error.</param>
internal sealed record AnsweredRequest(string RequestId, string Function, DateTimeOffset ReceivedAt, ReceivedHttpRequest Request, int? Status, string? Reason)
{
    /// <summary>What the client may not expect in the response of the function; <see langword="null"/> if nothing is known.</summary>
    public string? Notice { get; init; }
}
