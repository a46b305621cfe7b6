using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
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

    private readonly Part _event;
    private readonly ReceivedHttpRequest? _request;
    private readonly Part _response;
    private readonly int _requestBytes;
    private readonly string[] _log;
    // Replaced as a whole, while pages read it.
    private volatile Summary _summary;

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
            function.MemorySizeMB,
            result.Request.Http is { } http ? new HttpSummary(http.Method, http.Target, null, null) : null);
        _event = Part.From(result.Request.Payload);
        // A response that was streamed to a caller is not kept; only its length is known.
        _response = result is { IsStreamed: true, Payload.IsEmpty: true }
            ? new Part(result.Error is null ? "" : Encoding.UTF8.GetString(result.BytesForCaller.Span), result.StreamedLength)
            : Part.From(result.BytesForCaller);
        _request = result.Request.Http is { } request ? request with { Body = request.Body[..Math.Min(request.Body.Length, MaxBytes)].ToArray() } : null;
        _requestBytes = result.Request.Http?.Body.Length ?? 0;
        _log = [.. result.Logs.TakeLast(MaxLogLines)];
    }

    public string RequestId => _summary.RequestId;

    // {"requestId":"8e1c...","function":"Orders","began":"2026-11-23T10:20:30Z","errorType":null,"duration":1.23,"billed":2,...}
    public byte[] ToSummary() => JsonSerializer.SerializeToUtf8Bytes(_summary, ReflectionJson.Web);

    /// <summary>The summary with the event, the response, the log, and the HTTP request that the event was created from, if there is one.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new { summary = _summary, @event = _event, response = _response, log = _log, request = DescribeRequest() }, ReflectionJson.Web);

    /// <summary>Adds the response to the HTTP request.</summary>
    /// <param name="status">The status that the client got.</param>
    /// <param name="reason">Why the service has responded itself; <see langword="null"/> if it is the response of the function, or its error.</param>
    public void Respond(int status, string? reason)
    {
        if (_summary is { Http: { } http } summary)
            _summary = summary with { Http = http with { Status = status, Reason = reason } };
    }

    // {"method":"POST","target":"/orders","headers":[["Content-Type","application/json"]],"body":"{}","bytes":2,"isCut":false}
    private JsonObject? DescribeRequest()
    {
        if (_request is null)
            return null;
        var json = new JsonObject { ["method"] = _request.Method, ["target"] = _request.Target, ["headers"] = HttpBody.ToArray(_request.Headers) };
        HttpBody.Add(json, _request.Body.Span, _requestBytes);
        return json;
    }

    /// <summary>Times in milliseconds.</summary>
    private sealed record Summary(
        string RequestId, string Function, DateTimeOffset Began, string? ErrorType, double Duration, double Billed, double? Init,
        int? MemoryMB, int MemorySizeMB, HttpSummary? Http);

    /// <summary>The HTTP request, and the response that its client got; <see langword="null"/> before that.</summary>
    private sealed record HttpSummary(string Method, string Target, int? Status, string? Reason);

    /// <summary>A text, or its beginning if it is long.</summary>
    private sealed record Part(string Text, long Bytes)
    {
        public static Part From(ReadOnlyMemory<byte> bytes) =>
            new(Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, MaxBytes)]), bytes.Length);

        public bool IsCut => Bytes > MaxBytes;
    }
}
