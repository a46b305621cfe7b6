using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Notifications;

/// <summary>What comes again after a failure of a topic, a bucket, an event bus, a schedule or a log group: the whole event, twice.</summary>
public sealed class AsynchronousHandlerTests
{
    public static TheoryData<string> Handlers => ["OfTopic", "OfBucket", "OfBus", "OfSchedule", "OfLogGroup"];

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task EventThatFailsOnce_ComesAgainOnce(string handler) =>
        Assert.Equal("order-1, order-1; 0 failures", await PlayAsync(handler, CreateEvent(handler, "order-1")));

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task EventThatAlwaysFails_ComesTwiceMore_ThenIsInTheFailureQueue(string handler) =>
        Assert.Equal("order-9, order-9, order-9; 1 failures", await PlayAsync(handler, CreateEvent(handler, "order-9")));

    [Fact]
    public async Task EventOfSeveralRecords_ComesAgainAsAWhole()
    {
        JsonObject both = LambdaEvents.S3("incoming", "good-0");
        both["Records"]!.AsArray().Add(LambdaEvents.S3("incoming", "bad-1")["Records"]![0]!.DeepClone());

        Assert.Equal("good-0, bad-1, good-0, bad-1; 0 failures", await PlayAsync("OfBucket", both));
    }

    [Fact]
    public async Task LogEventsOfAnInvocation_ComeAgainAsAWhole() =>
        Assert.Equal("good-0, bad-1, good-0, bad-1; 0 failures", await PlayAsync("OfLogGroup", LambdaEvents.CloudWatchLogs("good-0", "bad-1")));

    private static JsonObject CreateEvent(string handler, string text) => handler switch
    {
        "OfTopic" => LambdaEvents.Sns(text),
        "OfBucket" => LambdaEvents.S3("incoming", text),
        "OfBus" => LambdaEvents.EventBridge("com.example.shop", "Order Placed", new JsonObject { ["text"] = text }),
        "OfLogGroup" => LambdaEvents.CloudWatchLogs(text),
        _ => new JsonObject { ["text"] = text },
    };

    /// <returns>The texts of the calls, and the number of messages in the on-failure queue.</returns>
    private static async Task<string> PlayAsync(string handler, JsonObject json)
    {
        var clock = new FakeTimeProvider();
        var queues = new QueueRegistry(clock);
        MessageQueue failures = queues.GetOrCreate(AsynchronousInvocations.FailureQueueOf("function"), new QueueSettings(), out _);
        await using LambdaFunction function = await LambdaFunction.StartAsync(
            typeof(NotificationHandlers), new LambdaFunctionOptions { Handler = $"{nameof(NotificationHandlers)}.{handler}" }, TestContext.Current.CancellationToken);
        using var invocations = new AsynchronousInvocations(clock, queues);
        var request = new InvocationRequest(Encoding.UTF8.GetBytes(json.ToJsonString()));

        Task all = invocations.InvokeAsync(() => function.Instances, request);
        while (!all.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAny(all, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        await all;
        return $"{string.Join(", ", NotificationJournal.CallsOf(request.RequestId))}; {failures.Counts.All} failures";
    }
}
