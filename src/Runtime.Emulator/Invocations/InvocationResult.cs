using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>How an invocation ended: its response or error, its log, and its measurements.</summary>
/// <param name="Request">The invocation.</param>
/// <param name="Payload">The response's bytes, or the error's JSON; of a streamed response the body so far, if it is kept.</param>
/// <param name="Error">The error; <see langword="null"/> after success.</param>
internal sealed record InvocationResult(InvocationRequest Request, ReadOnlyMemory<byte> Payload, InvocationError? Error)
{
    public string RequestId => Request.RequestId;

    public bool IsError => Error is not null;

    /// <summary>Whether the function streamed its response, even if the stream failed.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>The content type of the function's response or error, if it sent one.</summary>
    public string? ContentType { get; init; }

    /// <summary>The prelude of a streamed HTTP response, if one arrived.</summary>
    public HttpResponsePrelude? Prelude { get; init; }

    /// <summary>The chunks of a streamed response, if they are kept.</summary>
    public IReadOnlyList<ResponseChunk> Chunks { get; init; } = [];

    /// <summary>The length of a streamed response's body, kept or not, without the prelude.</summary>
    public long StreamedLength { get; init; }

    /// <summary>The error's JSON as the function or the service wrote it; empty after success, and if the trailers of a stream have only a type.</summary>
    public ReadOnlyMemory<byte> ErrorPayload { get; init; }

    /// <summary>The time from the delivery of the event to the first bytes of the completion, of a streamed response to its last; or to the end of the invocation.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The duration of the init phase, if this is the first invocation of its instance.</summary>
    public TimeSpan? InitDuration { get; init; }

    /// <summary>The exit code, if the function's process ended during this invocation.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The lines that the function logged during this invocation.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>What the service sends to the caller: the payload, or the error of a stream that failed.</summary>
    public ReadOnlyMemory<byte> BytesForCaller =>
        Error is not { } error || !IsStreamed ? Payload
        : ErrorPayload.IsEmpty ? ReflectionJson.SerializeToUtf8Bytes(new { errorType = error.Type, errorMessage = error.Message })
        : ErrorPayload;

    /// <summary>The result of an invocation that ended with a buffered completion.</summary>
    public static InvocationResult From(InvocationRequest request, InvocationCompletion completion) => new(request, completion.Payload, completion.ReadError())
    {
        ErrorPayload = completion.IsError ? completion.Payload : default,
    };
}
