using System.Diagnostics;
using System.Globalization;
using Lambda.Runtime.Testing.Streaming;

namespace Lambda.Runtime.Testing.RuntimeApi;

/// <summary>One invocation from its dispatch to its answer.</summary>
internal sealed class PendingInvocation
{
    private readonly TaskCompletionSource<InvocationAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PendingInvocation(ReadOnlyMemory<byte> payload, string invokedFunctionArn, TimeSpan timeout, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        Payload = payload;
        InvokedFunctionArn = invokedFunctionArn;
        DeadlineMs = (now + timeout).ToUnixTimeMilliseconds();
        TraceId = NewTraceId(now);
        DeliveredAt = time.GetTimestamp();
    }

    public string RequestId { get; } = Guid.NewGuid().ToString();

    public ReadOnlyMemory<byte> Payload { get; }

    public string InvokedFunctionArn { get; }

    /// <summary>When the time-out strikes, as a Unix epoch in milliseconds.</summary>
    public long DeadlineMs { get; }

    public string TraceId { get; }

    /// <summary>Time stamp of the delivery's write; until then, of the dispatch.</summary>
    public long DeliveredAt { get; set; }

    /// <summary>Time stamp of the arrival of the answer's head.</summary>
    public long? AnsweredAt { get; set; }

    /// <summary>The content type that the answer came with, if any.</summary>
    public string? AnswerContentType { get; set; }

    /// <summary>What to do with a streamed answer.</summary>
    public StreamSink StreamSink { get; init; } = StreamSink.Default;

    /// <summary>What has come of a streamed answer; <see langword="null"/> while there is none.</summary>
    public StreamedAnswer? Stream { get; set; }

    /// <summary>Completes once: with the function's answer or with what the service says in its place.</summary>
    public Task<InvocationAnswer> Answer => _answer.Task;

    public bool TryAnswer(InvocationAnswer answer) => _answer.TrySetResult(answer);

    // Root=1-{epoch seconds, 8 hex digits}-{24 hex digits};Parent={16 hex digits};Sampled=0
    // https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-traceids
    private static string NewTraceId(DateTimeOffset now)
    {
        string epoch = now.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture);
        string root = ActivityTraceId.CreateRandom().ToHexString()[..24];
        return $"Root=1-{epoch}-{root};Parent={ActivitySpanId.CreateRandom()};Sampled=0";
    }
}
