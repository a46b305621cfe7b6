using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>A refusal of the Runtime API: its status and the two members of its body.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="ErrorType">The service's name of the refusal.</param>
/// <param name="ErrorMessage">What was wrong.</param>
internal sealed record Rejection(int Status, string ErrorType, string ErrorMessage)
{
    public static Rejection InvalidRequestId(string requestId) =>
        new(StatusCodes.Status400BadRequest, "InvalidRequestID", $"Invalid request ID: {requestId} is not the invocation in progress.");

    public static Rejection MissingInvocationId(string requestId) =>
        new(StatusCodes.Status400BadRequest, "InvalidRequestID",
            $"The answer to {requestId} does not echo the header {RuntimeApiHeaders.InvocationId} of its event.");

    public static Rejection InvokeTimeout(string requestId) =>
        new(StatusCodes.Status410Gone, "InvokeTimeout", $"Invoke timeout: the answer to {requestId} came too late, and nobody waits for it.");

    public static Rejection InvalidStateTransition(RuntimeState from, RuntimeState to) =>
        new(StatusCodes.Status403Forbidden, "InvalidStateTransition", $"State transition from {from} to {to} is not allowed.");

    public static Rejection InvalidFunctionResponseMode(string mode) =>
        new(StatusCodes.Status400BadRequest, "InvalidFunctionResponseMode",
            $"Invalid function response mode: '{mode}'. The header is absent or exactly 'streaming'.");

    public static Rejection TruncatedHttpRequest { get; } =
        new(StatusCodes.Status400BadRequest, "TruncatedHTTPRequest", "HTTP request detected as truncated: the body ended early.");

    public static Rejection RequestEntityTooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge", $"Exceeded maximum allowed payload size ({limit} bytes).");

    public static Rejection NotFound(string method, string path) =>
        new(StatusCodes.Status404NotFound, "NotFound", $"{method} {path} is not an endpoint of this Runtime API.");

    public static Rejection NotARuntime(string? host, string? origin) =>
        new(StatusCodes.Status403Forbidden, "AccessDenied",
            $"The Runtime API answers the function's process, under an IP address or localhost, and no web page. Host: '{host}', Origin: '{origin}'.");

    public static Rejection Stopped { get; } =
        new(StatusCodes.Status500InternalServerError, "InternalServerError", "The service has ended this function.");
}
