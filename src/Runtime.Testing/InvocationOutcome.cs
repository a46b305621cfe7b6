using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Testing;

/// <summary>What came back from one invocation.</summary>
public sealed class InvocationOutcome
{
    internal InvocationOutcome(string requestId, ReadOnlyMemory<byte> payload, LambdaError? error)
    {
        RequestId = requestId;
        Payload = payload;
        Error = error;
    }

    /// <summary>The invocation's id, a GUID, as the function saw it.</summary>
    public string RequestId { get; }

    /// <summary>The answer's bytes; of an error, its JSON.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary><see cref="Payload"/> as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Payload.Span);

    /// <summary>Whether the function failed, or the service had to end the invocation in its place.</summary>
    public bool IsError => Error is not null;

    /// <summary>The error; <see langword="null"/> after success.</summary>
    public LambdaError? Error { get; }

    /// <summary>
    /// From the event's leaving the Runtime API to the arrival of the answer's first bytes, the loopback included; where no answer came,
    /// to the end of the invocation.
    /// </summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>The process's exit code, where the function ended in this invocation; otherwise <see langword="null"/>.</summary>
    public int? ExitCode { get; internal init; }

    /// <summary>
    /// The lines that the function logged between the event and the answer. Of a process, a line still in the pipe when the answer
    /// arrives counts to the invocation after; where the process ended, all lines are here.
    /// </summary>
    public IReadOnlyList<string> Logs { get; internal init; } = [];

    /// <summary>Decodes the answer with <see cref="JsonSerializerOptions.Web"/>.</summary>
    /// <typeparam name="T">The type to read; one that admits <see langword="null"/> where the answer may be the JSON value null.</typeparam>
    /// <exception cref="InvalidOperationException">The invocation ended in an error, which the message shows with the log.</exception>
    /// <exception cref="JsonException">The answer is not a <typeparamref name="T"/>.</exception>
    public T Value<T>()
    {
        if (Error is null)
            return JsonSerializer.Deserialize<T>(Payload.Span, JsonSerializerOptions.Web)!;

        throw new InvalidOperationException(
            $"Invocation {RequestId} has no value, it ended in an error: {Error.Type}: {Error.Message}{LogText.Appendix(Logs)}");
    }
}
