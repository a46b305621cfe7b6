using System.Text.Json;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Local.Page;

/// <summary>A past invocation, the HTTP request that caused it, or both. A request that the service responds to itself has no invocation.</summary>
/// <param name="RequestId">The ID of both.</param>
internal sealed record PastEntry(string RequestId)
{
    /// <summary>The invocation; <see langword="null"/> if there was none, or it has not ended.</summary>
    public PastInvocation? Invocation { get; init; }

    /// <summary>The HTTP request; <see langword="null"/> for another event, and before the response.</summary>
    public PastRequest? Request { get; init; }

    // {"requestId":"8e1c...","function":"Orders","began":"2026-11-23T10:20:30Z","errorType":null,"duration":1.23,"billed":2,...,"http":null}
    public byte[] ToSummary() => JsonSerializer.SerializeToUtf8Bytes(Summarize(), ReflectionJson.Web);

    /// <summary>The summary with the event, the response, the log, and the HTTP request.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new { summary = Summarize(), @event = Invocation?.Event, response = Invocation?.Response, log = Invocation?.Log, request = Request?.ToJson() }, ReflectionJson.Web);

    private object Summarize()
    {
        PastInvocation.Measurements? measured = Invocation?.Measured;
        return new
        {
            RequestId,
            function = measured?.Function ?? Request?.Function,
            began = measured?.Began ?? Request?.ReceivedAt,
            measured?.ErrorType,
            measured?.Duration,
            measured?.Billed,
            measured?.Init,
            measured?.MemoryMB,
            measured?.MemorySizeMB,
            http = Request?.Outcome,
        };
    }
}
