using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Testing;

/// <summary>What came back from one invocation.</summary>
public sealed class InvocationOutcome
{
    // Of a large event or answer a message has the beginning.
    private const int ShownBytes = 2000;

    internal InvocationOutcome(string requestId, ReadOnlyMemory<byte> payload, LambdaError? error)
    {
        RequestId = requestId;
        Payload = payload;
        Error = error;
    }

    /// <summary>The invocation's id, a GUID, as the function saw it.</summary>
    public string RequestId { get; }

    /// <summary>
    /// The answer's bytes; of an error, its JSON. Of a streamed answer, whether it ended in an error or not: the body as far as it came,
    /// without the <see cref="Prelude"/>, and empty where <see cref="LambdaFunctionOptions.KeepStreamedPayload"/> is off.
    /// </summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary><see cref="Payload"/> as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Payload.Span);

    /// <summary>Whether the function failed, or the service had to end the invocation in its place.</summary>
    public bool IsError => Error is not null;

    /// <summary>The error; <see langword="null"/> after success.</summary>
    public LambdaError? Error { get; }

    /// <summary>Whether the function answered by response streaming, also where the stream failed or did not end.</summary>
    public bool IsStreamed { get; internal init; }

    /// <summary>
    /// The content type that the function sent its answer or its error with; <see langword="null"/> where it sent none.
    /// A streamed HTTP answer has <c>application/vnd.awslambda.http-integration-response</c> here, and that of its body in the
    /// <see cref="Prelude"/>.
    /// </summary>
    public string? ContentType { get; internal init; }

    /// <summary>
    /// The status and headers of a streamed HTTP answer. <see langword="null"/> for other answers, and where it did not come; where it is
    /// broken the outcome is an error that says how, and <see cref="Payload"/> is all that came.
    /// </summary>
    public HttpPrelude? Prelude { get; internal init; }

    /// <summary>
    /// The <see cref="Payload"/> of a streamed answer in the pieces in which it arrived; empty where
    /// <see cref="LambdaFunctionOptions.KeepStreamedPayload"/> is off.
    /// </summary>
    public IReadOnlyList<StreamedChunk> Chunks { get; internal init; } = [];

    /// <summary>How many bytes of body were streamed, kept or not, without the <see cref="Prelude"/>.</summary>
    public long StreamedLength { get; internal init; }

    /// <summary>
    /// From the event's leaving the Runtime API to the arrival of the answer's first bytes, the loopback included; where no answer came,
    /// to the end of the invocation.
    /// </summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>
    /// How long the init phase took, of the first invocation that an instance has; <see langword="null"/> of those after it.
    /// </summary>
    public TimeSpan? InitDuration { get; internal init; }

    /// <summary>The process's exit code, where the function ended in this invocation; otherwise <see langword="null"/>.</summary>
    public int? ExitCode { get; internal init; }

    /// <summary>
    /// The lines that the function logged between the event and the answer, all of them; where the process ended, to its end. A line that has
    /// no line feed yet comes with the rest of it. On Windows a process's lines of the last moment may count to the invocation after.
    /// </summary>
    /// <remarks>
    /// With <see cref="LambdaFunctionOptions.MaxConcurrency"/>: the lines that had come by then and are JSON with this invocation's
    /// <c>requestId</c>. <see cref="LambdaFunction.Logs"/> has all others.
    /// </remarks>
    public IReadOnlyList<string> Logs { get; internal init; } = [];

    /// <summary>The event, for messages.</summary>
    internal ReadOnlyMemory<byte> Event { get; init; }

    /// <summary>What a caller of the service has: of a failed stream, which has no place for it otherwise, the error.</summary>
    internal ReadOnlyMemory<byte> BytesForCaller =>
        IsStreamed && Error is not null
            ? ReflectionJson.SerializeToUtf8Bytes(new { errorType = Error.Type, errorMessage = Error.Message })
            : Payload;

    /// <summary>Decodes the answer with <see cref="JsonSerializerOptions.Web"/>.</summary>
    /// <typeparam name="T">The type to read; one that admits <see langword="null"/> where the answer may be the JSON value null.</typeparam>
    /// <exception cref="InvalidOperationException">The invocation ended in an error, which the message shows with the event and the log.</exception>
    /// <exception cref="JsonException">The answer is not a <typeparamref name="T"/>; the message shows event, answer and log.</exception>
    public T Value<T>()
    {
        if (Error is not null)
        {
            throw new InvalidOperationException(
                LogText.Printable($"Invocation {RequestId} has no value, it ended in an error: {Error.Type}: {Error.Message}\nIts event: {Show(Event)}")
                + LogText.Appendix(Logs));
        }

        try
        {
            return JsonSerializer.Deserialize<T>(Payload.Span, ReflectionJson.Web)!;
        }
        catch (JsonException exception)
        {
            throw new JsonException($"The answer of invocation {RequestId} is no {typeof(T).Name}: {LogText.Printable(exception.Message)}\n{this}",
                exception.Path, exception.LineNumber, exception.BytePositionInLine, exception);
        }
    }

    /// <summary>Event, answer and log, for the message of an expectation that failed: <c>Assert.True(outcome.IsError, outcome.ToString())</c>.</summary>
    public override string ToString() =>
        LogText.Printable($"Its event: {Show(Event)}\nIts {(IsError ? "error" : "answer")}: {Show(Payload)}") + LogText.Appendix(Logs);

    private static string Show(ReadOnlyMemory<byte> bytes)
    {
        string text = Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, ShownBytes)]);
        return bytes.Length > ShownBytes ? $"{text}… ({bytes.Length} bytes)" : text;
    }
}
