using System.Diagnostics;
using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>What the loop over a batch costs: memory for each record, and time if several are handled at once.</summary>
public sealed class BatchCostTests
{
    private const int Count = 1_000;

    private static readonly string Batch = SqsBatchText.Of([.. Enumerable.Range(0, Count).Select(static i => ((string?)$"m{i}", (string?)"a"))]);

    [Theory]
    [InlineData("SqsHandler", "void Handle(LambdaContext context) => Measure();")]
    [InlineData("SqsHandler", "ValueTask Handle(LambdaContext context) { Measure(); return default; }")]
    [InlineData("KinesisHandler", "void Handle(LambdaContext context) => Measure();")]
    [InlineData("KafkaHandler", "void Handle(LambdaContext context) => Measure();")]
    [InlineData("KafkaHandler", "void Handle(int key, int value) => Measure();")]
    [InlineData("FirehoseHandler", "string Handle(LambdaContext context) { Measure(); return \"b\"; }")]
    [InlineData("FirehoseHandler", "int Handle(LambdaContext context) { Measure(); return 1; }")]
    public void SequentialRecords_AllocateNothing(string attribute, string method)
    {
        using CompiledFunction function = Start(attribute, $$"""
            public static readonly long[] Allocated = new long[{{Count}}];
                private static int s_next;

                private static void Measure() => Allocated[s_next++ % Allocated.Length] = GC.GetAllocatedBytesForCurrentThread();

                public static {{method}}
            """, "");
        string batch = attribute switch
        {
            "SqsHandler" => Batch,
            "KinesisHandler" => StreamHandlerTests.Kinesis([.. Enumerable.Repeat(("k", "a"), Count)]),
            "KafkaHandler" => KafkaHandlerTests.Kafka([.. Enumerable.Repeat(("orders-0", (string?)"1", (string?)"2"), Count)]),
            _ => FirehoseHandlerTests.Firehose(Enumerable.Repeat("a", Count)),
        };

        // In the first invocation, the buffer for the response grows.
        Assert.False(function.Invoke(batch).IsError);
        long[] allocated = (long[])function.Assembly.GetType("Functions", throwOnError: true)!.GetField("Allocated")!.GetValue(null)!;

        // A garbage collection of another test may empty the pool of arrays during an invocation, but hardly during each of three.
        long grown = -1;
        for (int i = 0; i < 3 && grown != 0; i++)
        {
            Assert.False(function.Invoke(batch).IsError);
            grown = allocated[^1] - allocated[9]; // The first calls allocate delegates that are cached.
        }

        Assert.Equal(0, grown);
    }

    [Fact]
    [FullTier]
    public void TenAtOnce_HaveEightTimesTheThroughput()
    {
        const string Handler = "public static async Task Handle(LambdaContext context) => await Task.Delay(5);";
        using CompiledFunction one = Start("SqsHandler", Handler, "");
        using CompiledFunction ten = Start("SqsHandler", Handler, "MaxConcurrency = 10");
        double[] ratios = [.. Enumerable.Range(0, 5).Select(_ => Measure(one) / Measure(ten)).Order()];
        Assert.True(ratios[2] >= 8, $"expected at least 8 times the throughput, found {string.Join(", ", ratios)}");
    }

    private static double Measure(CompiledFunction function)
    {
        long start = Stopwatch.GetTimestamp();
        Assert.Equal((false, Failed()), function.Invoke(SqsBatchText.Of([.. Enumerable.Range(0, 100).Select(static i => ((string?)$"m{i}", (string?)"a"))])));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
