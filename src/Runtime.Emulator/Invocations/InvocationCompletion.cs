using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>The response or the error that ended an invocation, as the caller of the service receives it.</summary>
/// <param name="Payload">The response's bytes, or the error's JSON.</param>
/// <param name="IsError">Whether this is an error, from the function or from the service.</param>
/// <param name="FunctionErrorType">The error type header, as the service classifies it; <see langword="null"/> for a response.</param>
internal sealed record InvocationCompletion(ReadOnlyMemory<byte> Payload, bool IsError, string? FunctionErrorType)
{
    /// <summary>Whether the function's request ended early: the connection was lost, or a chunk was malformed.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Parses the error; <see langword="null"/> for a response.</summary>
    public InvocationError? ReadError() => IsError ? InvocationError.Parse(Payload, FunctionErrorType!) : null;

    public static InvocationCompletion Response(ReadOnlyMemory<byte> payload) => new(payload, IsError: false, FunctionErrorType: null);

    /// <summary>The error that the function posted to <c>/error</c> or <c>/init/error</c>; the body reaches the caller unchanged.</summary>
    public static InvocationCompletion Error(ReadOnlyMemory<byte> payload, string? errorTypeHeader) =>
        new(payload, IsError: true, FunctionErrorTypes.Classify(errorTypeHeader));

    /// <summary>The error for a request that ended early.</summary>
    public static InvocationCompletion Truncated(string errorMessage) => ServiceError(FunctionErrorTypes.TruncatedResponse, errorMessage) with { IsTruncated = true };

    /// <summary>An error that the service creates.</summary>
    public static InvocationCompletion ServiceError(string errorType, string errorMessage) =>
        new(ReflectionJson.SerializeToUtf8Bytes(new { errorType, errorMessage }), IsError: true, errorType);
}
