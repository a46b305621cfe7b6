using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Lambda.Runtime.Benchmarks.Functions;
using Lambda.Runtime.Package.Tests.Sizes;

namespace Lambda.Runtime.Package.Tests.Instructions;

/// <summary>
/// A handler of single messages takes hardly more instructions than a loop over the batch that does nothing for failures, and the same for each message of a large
/// batch.
/// </summary>
public sealed class BatchInstructionTests(PackedPackages packages)
{
    private const double MaxRatio = 1.3;

    [Theory]
    [InlineData(10, 100)]
    [InlineData(5_000, 3)]
    [FullTier]
    public async Task HandlerOfSingleMessages_TakesHardlyMoreThanALoop(int messages, int invocations)
    {
        Assert.SkipUnless(Callgrind.Program is not null, "no valgrind here, which counts instructions (apt-get install valgrind)");
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "measured on x86_64");
        long handler = await CountAsync(Features.QueueHandler, Batch(messages, "{\"batchItemFailures\":[]}"), invocations);
        long loop = await CountAsync(Features.QueueEvent, Batch(messages, "null"), invocations);
        TestContext.Current.TestOutputHelper?.WriteLine($"{messages} messages: {handler:N0} instructions, in a loop {loop:N0}");
        Assert.True(handler <= loop * MaxRatio, $"expected at most {MaxRatio} times the {loop:N0} instructions of a loop, found {handler:N0}");
    }

    /// <summary>The instructions of one invocation.</summary>
    private async Task<long> CountAsync(string feature, Event batch, int invocations)
    {
        string bootstrap = await packages.Features.BootstrapOf(Features.Priced.Single(priced => priced.Name == feature));
        Event[] warmUp = [.. Enumerable.Repeat(batch, 3)];
        long before = await Callgrind.CountAsync(bootstrap, warmUp);
        return (await Callgrind.CountAsync(bootstrap, [.. warmUp, .. Enumerable.Repeat(batch, invocations)]) - before) / invocations;
    }

    private static Event Batch(int messages, string response) => new("batch", "batch", 1, Json(messages), Encoding.UTF8.GetBytes(response));

    private static string Json(int messages)
    {
        IEnumerable<string> records = Enumerable.Range(0, messages).Select(static number => Message(number.ToString("d12", CultureInfo.InvariantCulture)));
        return $$"""{"Records":[{{string.Join(",", records)}}]}""";
    }

    private static string Message(string number) => $$"""
        {"messageId":"059f36b4-87a3-44ab-83d2-{{number}}","receiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a","body":"{\"name\":\"World\"}",
        "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183","SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1545082649185"},
        "messageAttributes":{},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-2:123456789012:my-queue","awsRegion":"us-east-2"}
        """;
}
