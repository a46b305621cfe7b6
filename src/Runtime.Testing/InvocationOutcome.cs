using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Testing;

/// <summary>The outcome of one invocation.</summary>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Store));
/// InvocationOutcome outcome = await function.InvokeAsync(new Order("A-1", 2));
/// string text = outcome.IsError ? $"{outcome.Error!.Type}: {outcome.Error.Message}" : outcome.Value&lt;Order>().Id;
/// </code>
/// </example>
public sealed class InvocationOutcome
{
    // Messages show only the beginning of a large event or response.
    private const int ExcerptBytes = 2000;

    private readonly InvocationResult _result;

    internal InvocationOutcome(InvocationResult result)
    {
        _result = result;
        Error = result.Error is { } error ? LambdaError.From(error) : null;
        Chunks = [.. result.Chunks.Select(StreamedChunk.From)];
    }

    /// <summary>The invocation's ID, a GUID, as the function received it.</summary>
    public string RequestId => _result.RequestId;

    /// <summary>
    /// The response's bytes, or the error's JSON. If the response was streamed, even if the stream failed: the body as far as it arrived,
    /// without the <see cref="Prelude"/>; empty if <see cref="LambdaFunctionOptions.KeepStreamedPayload"/> is off.
    /// </summary>
    public ReadOnlyMemory<byte> Payload => _result.Payload;

    /// <summary><see cref="Payload"/> as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Payload.Span);

    /// <summary>Whether the invocation ended with an error, from the function or from the service.</summary>
    public bool IsError => Error is not null;

    /// <summary>The error; <see langword="null"/> after success.</summary>
    public LambdaError? Error { get; }

    /// <summary>Whether the function streamed its response, even if the stream failed or did not end.</summary>
    public bool IsStreamed => _result.IsStreamed;

    /// <summary>
    /// The content type that the function sent its response or its error with; <see langword="null"/> if it sent none.
    /// For a streamed HTTP response this is <c>application/vnd.awslambda.http-integration-response</c>; the content type of its body is in the
    /// <see cref="Prelude"/>.
    /// </summary>
    public string? ContentType => _result.ContentType;

    /// <summary>
    /// The status, headers and cookies of a streamed HTTP response. <see langword="null"/> for other responses, and if no prelude arrived. If the
    /// prelude is malformed, the outcome is an error that describes it, and <see cref="Payload"/> has all bytes that arrived.
    /// </summary>
    public HttpResponsePrelude? Prelude => _result.Prelude;

    /// <summary>
    /// The <see cref="Payload"/> of a streamed response in the chunks in which it arrived; empty if
    /// <see cref="LambdaFunctionOptions.KeepStreamedPayload"/> is off.
    /// </summary>
    public IReadOnlyList<StreamedChunk> Chunks { get; }

    /// <summary>The length in bytes of the streamed body, kept or not, without the <see cref="Prelude"/>.</summary>
    public long StreamedLength => _result.StreamedLength;

    /// <summary>
    /// The time from the delivery of the event to the arrival of the first bytes of the response or error, or of the last bytes of a streamed response,
    /// including the loopback connection; if neither arrived, to the end of the invocation. The first bytes of a streamed response are those of the first of the
    /// <see cref="Chunks"/>.
    /// </summary>
    public TimeSpan Duration => _result.Duration;

    /// <summary>The duration of the init phase, for the first invocation of an instance; <see langword="null"/> for later ones.</summary>
    public TimeSpan? InitDuration => _result.InitDuration;

    /// <summary>The exit code, if the function's process ended during this invocation; otherwise <see langword="null"/>.</summary>
    public int? ExitCode => _result.ExitCode;

    /// <summary>
    /// All lines that the function logged between the event and the response; if the process ended, until its end. A line without a line feed
    /// is added when the rest of it arrives. On Windows, the last lines of a process may be counted to the next invocation.
    /// </summary>
    /// <remarks>
    /// With <see cref="LambdaFunctionOptions.MaxConcurrency"/>: the lines that had arrived by then and are JSON with this invocation's
    /// <c>requestId</c>. <see cref="LambdaFunction.Logs"/> has all others.
    /// </remarks>
    public IReadOnlyList<string> Logs => _result.Logs;

    /// <summary>Deserializes the response with <see cref="JsonSerializerOptions.Web"/>.</summary>
    /// <typeparam name="T">The type to read; nullable if the response may be the JSON value null.</typeparam>
    /// <exception cref="InvalidOperationException">The invocation ended with an error; the message has the error, the event, and the log.</exception>
    /// <exception cref="JsonException">The response is not a <typeparamref name="T"/>; the message has the event, the response, and the log.</exception>
    public T Value<T>()
    {
        if (Error is not null)
        {
            throw new InvalidOperationException(
                LogText.Printable(
                    $"Invocation {RequestId} has no value; it ended with an error: {Error.Type}: {Error.Message}\nIts event: {FormatExcerpt(_result.Request.Payload)}")
                + LogText.Appendix(Logs));
        }

        try
        {
            return JsonSerializer.Deserialize<T>(Payload.Span, ReflectionJson.Web)!;
        }
        catch (JsonException exception)
        {
            throw new JsonException($"The response of invocation {RequestId} is not of type {typeof(T).Name}: {LogText.Printable(exception.Message)}\n{FormatDetails()}",
                exception.Path, exception.LineNumber, exception.BytePositionInLine, exception);
        }
    }

    /// <summary>
    /// Formats how the invocation ended, the event, the response, and the log, for the message of a failed assertion:
    /// <c>Assert.True(outcome.IsError, outcome.ToString())</c>.
    /// </summary>
    public override string ToString()
    {
        string completion = Error is null ? "a response" : $"an error: {Error.Type}: {Error.Message}";
        return $"{LogText.Printable($"Invocation {RequestId} ended with {completion}")}\n{FormatDetails()}";
    }

    private string FormatDetails() =>
        LogText.Printable($"Its event: {FormatExcerpt(_result.Request.Payload)}\nIts {(IsError ? "error" : "response")}: {FormatExcerpt(Payload)}") + LogText.Appendix(Logs);

    private static string FormatExcerpt(ReadOnlyMemory<byte> bytes)
    {
        string text = Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, ExcerptBytes)]);
        return bytes.Length > ExcerptBytes ? $"{text}… ({bytes.Length} bytes)" : text;
    }
}
