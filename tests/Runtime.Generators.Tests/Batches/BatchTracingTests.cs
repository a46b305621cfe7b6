using System.Diagnostics;
using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;
using static Lambda.Runtime.Generators.Tests.Batches.SqsBatchText;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Spans of single records.</summary>
public sealed class BatchTracingTests
{
    [Fact]
    public void Tracing_CreatesASpanForEachRecord()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == LambdaTracing.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> options) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var function = CompiledFunction.Start(Generation.Of($$"""
            [assembly: LambdaMiddleware<LambdaTracing>, LambdaMiddleware<LambdaTracing>(PerRecord = true)]
            public static class Functions
            {
                [SqsHandler] public static void Handle(string body) { if (body == "bad") throw new System.ArgumentException(body); }
                [LambdaHandler] public static void Other() { }
            }
            """, packages: Packages), "Handle");
        string traced = Message("m1", "a").Replace(
            "\"SentTimestamp\"", "\"AWSTraceHeader\":\"Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1\",\"SentTimestamp\"", StringComparison.Ordinal);
        Assert.Equal((false, Failed("m2")), function.Invoke(Records([traced, Message("m2", "bad")])));
        Activity[] records = [.. spans.Where(static span => span.DisplayName == "process orders")];
        Activity invocation = Assert.Single(spans, static span => span.Kind == ActivityKind.Server);
        Assert.Equal(["m1", "m2"], records.Select(static span => (string?)span.GetTagItem("messaging.message.id")));
        Assert.All(records, span => Assert.Equal((ActivityKind.Consumer, invocation.SpanId), (span.Kind, span.ParentSpanId)));
        Assert.Equal("9a9197af755a6419", Assert.Single(records[0].Links).Context.SpanId.ToHexString());
        Assert.Empty(records[1].Links);
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], records.Select(static span => span.Status));
    }

    /// <summary>Here, because a listener sees the spans of all tests that run at the same time.</summary>
    [Fact]
    public void SpansOfOtherRecords_HaveNoQueue()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == LambdaTracing.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> options) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var function = CompiledFunction.Start(Generation.Of("""
            [assembly: LambdaMiddleware<LambdaTracing>(PerRecord = true)]
            public static class Functions
            {
                [FirehoseHandler] public static string Handle(string text) => text == "bad" ? throw new System.ArgumentException(text) : text;
            }
            """, packages: Packages));
        Assert.False(function.Invoke(FirehoseHandlerTests.Firehose("a", "bad")).IsError);
        Assert.Equal(
            [("r0", ActivityStatusCode.Unset), ("r1", ActivityStatusCode.Error)],
            spans.Select(static span => ((string?)span.GetTagItem("messaging.message.id"), span.Status)));
        Assert.All(spans, static span => Assert.Equal(("process", ActivityKind.Consumer, null), (span.DisplayName, span.Kind, span.GetTagItem("messaging.system"))));
    }
}
