using System.Text.Json;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>How an invocation ended, as the caller of the service sees it: the payload, and whether it is an error.</summary>
/// <param name="Payload">The answer's bytes, or the error's JSON.</param>
/// <param name="IsError">Whether the function, or the service in its place, reported an error.</param>
/// <param name="FunctionErrorType">The error type header, as the service reads it; <see langword="null"/> where there is no error.</param>
internal sealed record InvocationCompletion(ReadOnlyMemory<byte> Payload, bool IsError, string? FunctionErrorType)
{
    /// <summary>Whether it ended early: its connection was lost, or what came was no chunk.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>The error, read; <see langword="null"/> where there is none.</summary>
    public InvocationError? ReadError() => IsError ? InvocationError.Parse(Payload, FunctionErrorType!) : null;

    public static InvocationCompletion Response(ReadOnlyMemory<byte> payload) => new(payload, IsError: false, FunctionErrorType: null);

    /// <summary>What the function posted to <c>/error</c> or <c>/init/error</c>; the body reaches the caller byte for byte.</summary>
    public static InvocationCompletion Error(ReadOnlyMemory<byte> payload, string? errorTypeHeader) =>
        new(payload, IsError: true, FunctionErrorTypes.Classify(errorTypeHeader));

    /// <summary>What there is of an answer that ended early.</summary>
    public static InvocationCompletion CutOff(string errorMessage) => ServiceError(FunctionErrorTypes.TruncatedResponse, errorMessage) with { IsCutOff = true };

    /// <summary>An error of the service's own making.</summary>
    public static InvocationCompletion ServiceError(string errorType, string errorMessage) =>
        new(ReflectionJson.SerializeToUtf8Bytes(new { errorType, errorMessage }), IsError: true, errorType);
}
