using System.Text;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Local.Page;

/// <summary>A completed invocation, with the data that the page shows. It keeps copies of limited size.</summary>
internal sealed class PastInvocation
{
    private const int MaxLogLines = 1000;

    public PastInvocation(
        DateTimeOffset startedAt, FunctionConfiguration function, int? peakMemoryMB, InvocationResult result)
    {
        RequestId = result.RequestId;
        Measured = new Measurements(
            function.FunctionName,
            startedAt,
            result.Error?.Type,
            result.Duration.TotalMilliseconds,
            Math.Ceiling((result.Duration + result.InitDuration.GetValueOrDefault()).TotalMilliseconds),
            result.InitDuration?.TotalMilliseconds,
            peakMemoryMB,
            function.MemorySizeMB);
        Event = PastText.From(result.Request.Payload);
        // A response that was streamed to a caller is not kept; only its length is known.
        Response = result is { IsStreamed: true, Payload.IsEmpty: true }
            ? new PastText(result.Error is null ? "" : Encoding.UTF8.GetString(result.BytesForCaller.Span), result.StreamedLength)
            : PastText.From(result.BytesForCaller);
        Log = [.. result.Logs.TakeLast(MaxLogLines)];
    }

    public string RequestId { get; }

    public Measurements Measured { get; }

    public PastText Event { get; }

    public PastText Response { get; }

    public IReadOnlyList<string> Log { get; }

    /// <summary>Times in milliseconds.</summary>
    internal sealed record Measurements(
        string Function, DateTimeOffset Began, string? ErrorType, double Duration, double Billed, double? Init, int? MemoryMB, int MemorySizeMB);
}
