using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>How an asynchronous invocation is repeated.</summary>
public sealed class AsynchronousInvocationsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public async Task InvocationThatFails_IsRepeatedUntilItSucceeds(int failures, int attempts)
    {
        var clock = new FakeTimeProvider();
        var events = new ConcurrentQueue<string>();
        await using LambdaFunction function = await TestFunction.StartAsync(next =>
        {
            events.Enqueue(next.Text);
            return events.Count <= failures ? throw new FormatException("no order") : next.Body;
        });
        var failed = new BlockingCollection<FailedAttempt>();
        using var invocations = new AsynchronousInvocations(clock, failed: failed.Add);

        Task all = invocations.InvokeAsync(() => function.Instances, new InvocationRequest("[1]"u8.ToArray()));
        for (int i = 0; i < failures; i++)
        {
            Assert.True(failed.TryTake(out FailedAttempt? attempt, Limit.Short));
            Assert.Equal((i + 1, TimeSpan.FromMinutes(i + 1)), (attempt.Attempt, attempt.RetriedIn));
            await AdvanceAsync(clock, TimeSpan.FromMinutes(i + 1), () => events.Count > i + 1);
        }

        await all.WithinLimit();
        Assert.Equal(Enumerable.Repeat("[1]", attempts), events);
    }

    [Fact]
    public async Task InvocationThatAlwaysFails_IsSentToTheFailureQueue()
    {
        var clock = new FakeTimeProvider();
        var queues = new QueueRegistry(clock);
        MessageQueue queue = queues.GetOrCreate("function-failures", new QueueSettings(), out _);
        int attempts = 0;
        await using LambdaFunction function = await TestFunction.StartAsync(_ => throw new FormatException($"no order {Interlocked.Increment(ref attempts)}"));
        var failed = new BlockingCollection<FailedAttempt>();
        using var invocations = new AsynchronousInvocations(clock, queues, failed.Add);

        Task all = invocations.InvokeAsync(() => function.Instances, new InvocationRequest("[1]"u8.ToArray()) { RequestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd" });
        await AdvanceAsync(clock, TimeSpan.FromMinutes(1), () => Volatile.Read(ref attempts) == 2);
        await AdvanceAsync(clock, TimeSpan.FromMinutes(2), () => Volatile.Read(ref attempts) == 3);
        await all.WithinLimit();

        FailedAttempt last = failed.Last();
        Assert.Equal((3, null, "function-failures"), (last.Attempt, last.RetriedIn, last.Queue));
        JsonElement record = JsonDocument.Parse(Assert.Single(queue.Peek()).Content.Body).RootElement;
        Assert.Equal("[1]", record.GetProperty("requestPayload").GetRawText());
        Assert.Equal("no order 3", record.GetProperty("responsePayload").GetProperty("errorMessage").GetString());
        Assert.Equal(
            """{"requestId":"8476a536-e9f4-11e8-9739-2dfe598c3fcd","functionArn":"arn:aws:lambda:us-east-1:123456789012:function:function:$LATEST","condition":"RetriesExhausted","approximateInvokeCount":3}""",
            record.GetProperty("requestContext").GetRawText());
    }

    [Fact]
    public async Task ErrorThatIsNotJson_IsTextInTheFailureQueue()
    {
        var clock = new FakeTimeProvider();
        var queues = new QueueRegistry(clock);
        MessageQueue queue = queues.GetOrCreate("function-failures", new QueueSettings(), out _);
        using var invocations = new AsynchronousInvocations(clock, queues);
        var function = new FailingFunction(InvocationCompletion.Error("no \"JSON\""u8.ToArray(), "Function.Error"));

        Task all = invocations.InvokeAsync(() => function, new InvocationRequest("[1]"u8.ToArray()));
        await AdvanceAsync(clock, TimeSpan.FromMinutes(3), () => all.IsCompleted);
        await all;

        Assert.Equal("no \"JSON\"", JsonDocument.Parse(Assert.Single(queue.Peek()).Content.Body).RootElement.GetProperty("responsePayload").GetString());
    }

    [Fact]
    public async Task FunctionThatWasRemoved_IsNotInvokedAgain()
    {
        using var invocations = new AsynchronousInvocations(new FakeTimeProvider());

        await invocations.InvokeAsync(static () => null, new InvocationRequest(Encoding.UTF8.GetBytes("{}"))).WithinLimit();
    }

    [Fact]
    public async Task Dispose_EndsTheWait()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(static _ => throw new FormatException("no order"));
        var failed = new BlockingCollection<FailedAttempt>();
        var invocations = new AsynchronousInvocations(new FakeTimeProvider(), failed: failed.Add);
        Task all = invocations.InvokeAsync(() => function.Instances, new InvocationRequest("{}"u8.ToArray()));
        Assert.True(failed.TryTake(out _, Limit.Short));

        invocations.Dispose();

        await all.WithinLimit();
    }

    // The wait begins after the report of the failure, on another thread.
    private static async Task AdvanceAsync(FakeTimeProvider clock, TimeSpan time, Func<bool> isDone)
    {
        clock.Advance(time);
        using var limit = new CancellationTokenSource(Limit.Short);
        while (!isDone())
        {
            await Task.Delay(1, limit.Token);
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }
    }
}
