using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Local.Page;

/// <summary>A completed invocation, with the data that the page shows. It keeps copies of limited size.</summary>
internal sealed class PastInvocation
{
    // 100 of these are kept, and the largest event and response have 6 MB each.
    private const int MaxBytes = 256 * 1024;
    private const int MaxLogLines = 1000;

    private readonly Summary _summary;
    private readonly Part _event;
    private readonly Part _response;
    private readonly string[] _log;

    public PastInvocation(
        DateTimeOffset startedAt, FunctionConfiguration function, int? peakMemoryMB, InvocationResult result)
    {
        _summary = new Summary(
            result.RequestId,
            function.FunctionName,
            startedAt,
            result.Error?.Type,
            result.Duration.TotalMilliseconds,
            Math.Ceiling((result.Duration + result.InitDuration.GetValueOrDefault()).TotalMilliseconds),
            result.InitDuration?.TotalMilliseconds,
            peakMemoryMB,
            function.MemorySizeMB);
        _event = Part.From(result.Request.Payload);
        // A response that was streamed to a caller is not kept; only its length is known.
        _response = result is { IsStreamed: true, Payload.IsEmpty: true }
            ? new Part(result.Error is null ? "" : Encoding.UTF8.GetString(result.BytesForCaller.Span), result.StreamedLength)
            : Part.From(result.BytesForCaller);
        _log = [.. result.Logs.TakeLast(MaxLogLines)];
    }

    public string RequestId => _summary.RequestId;

    // {"requestId":"8e1c...","function":"Orders","began":"2026-11-23T10:20:30Z","errorType":null,"duration":1.23,"billed":2,...}
    public byte[] ToSummary() => JsonSerializer.SerializeToUtf8Bytes(_summary, ReflectionJson.Web);

    /// <summary>The summary with the event, the response, and the log.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new { summary = _summary, @event = _event, response = _response, log = _log }, ReflectionJson.Web);

    /// <summary>Times in milliseconds.</summary>
    private sealed record Summary(
        string RequestId, string Function, DateTimeOffset Began, string? ErrorType, double Duration, double Billed, double? Init,
        int? MemoryMB, int MemorySizeMB);

    /// <summary>A text, or its beginning if it is long.</summary>
    private sealed record Part(string Text, long Bytes)
    {
        public static Part From(ReadOnlyMemory<byte> bytes) =>
            new(Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, MaxBytes)]), bytes.Length);

        public bool IsCut => Bytes > MaxBytes;
    }
}
