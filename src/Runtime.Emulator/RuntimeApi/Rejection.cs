using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>The Runtime API's rejection of a request: the status and the two members of the body.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="ErrorType">The service's name for the rejection.</param>
/// <param name="ErrorMessage">The reason.</param>
internal sealed record Rejection(int Status, string ErrorType, string ErrorMessage)
{
    public static Rejection InvalidRequestId(string requestId) =>
        new(StatusCodes.Status400BadRequest, "InvalidRequestID", $"Invalid request ID: {requestId} is not the invocation in progress.");

    public static Rejection MissingInvocationId(string requestId) =>
        new(StatusCodes.Status400BadRequest, "InvalidRequestID",
            $"The completion of {requestId} does not have the header {RuntimeApiHeaders.InvocationId} of its event. "
            + "LambdaFunctionOptions.RequireInvocationId = false accepts runtimes that do not know the header.");

    public static Rejection InvokeTimeout(string requestId) =>
        new(StatusCodes.Status410Gone, "InvokeTimeout", $"Invoke timeout: the completion of {requestId} arrived after the deadline.");

    public static Rejection InvalidStateTransition(RuntimeState from, RuntimeState to) =>
        new(StatusCodes.Status403Forbidden, "InvalidStateTransition", $"State transition from {from} to {to} is not allowed.");

    public static Rejection InvalidFunctionResponseMode(string mode) =>
        new(StatusCodes.Status400BadRequest, "InvalidFunctionResponseMode",
            $"Invalid function response mode: '{mode}'. Expected no such header, or 'streaming'.");

    public static Rejection TruncatedHttpRequest { get; } =
        new(StatusCodes.Status400BadRequest, "TruncatedHTTPRequest", "HTTP request detected as truncated: the body ended early.");

    public static Rejection RequestEntityTooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge", $"Exceeded maximum allowed payload size ({limit} bytes).");

    /// <summary>The response of a function is too large. The function's log shows the first 200 bytes of this.</summary>
    public static Rejection ResponseTooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge",
            $"Exceeded maximum allowed payload size ({limit} bytes). Bytes that are not text are base64 in JSON, a third longer.");

    public static Rejection NotFound(string method, string path) =>
        new(StatusCodes.Status404NotFound, "NotFound", $"{method} {path} is not an endpoint of this Runtime API.");

    public static Rejection NotARuntime(string? host, string? origin) =>
        new(StatusCodes.Status403Forbidden, "AccessDenied",
            $"The Runtime API accepts requests from the function's process, under an IP address or localhost, and not from web pages. Host: '{host}', Origin: '{origin}'.");

    public static Rejection Stopped { get; } =
        new(StatusCodes.Status500InternalServerError, "InternalServerError", "The service has ended this function.");
}
