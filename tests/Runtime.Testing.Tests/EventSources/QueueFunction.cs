using System.Text;
using System.Text.Json;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>A function that gets the messages of queues, with a clock that the test advances.</summary>
internal sealed class QueueFunction : IAsyncDisposable
{
    private QueueFunction(LambdaFunction function, FakeTimeProvider clock)
    {
        Function = function;
        Clock = clock;
    }

    public LambdaFunction Function { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>Starts a function that responds as the test says.</summary>
    /// <param name="respond">Takes the records of an event, and returns the response.</param>
    /// <param name="options">The options; its clock is replaced.</param>
    public static async Task<QueueFunction> StartAsync(Func<JsonElement[], string> respond, LambdaFunctionOptions? options = null)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-30T08:00:00Z", null));
        LambdaFunction function = await TestFunction.StartAsync(
            next => Encoding.UTF8.GetBytes(respond(Records(next))), (options ?? new LambdaFunctionOptions()) with { TimeProvider = clock });
        return new QueueFunction(function, clock);
    }

    /// <summary>Starts a function that fails for the messages with these bodies.</summary>
    public static Task<QueueFunction> StartWithFailuresAsync(params string[] bodies) => StartAsync(records => Failures(records.Where(record => bodies.Contains(Body(record)))));

    /// <summary>The text of a message.</summary>
    public static string Body(JsonElement record) => record.GetProperty("body").GetString()!;

    /// <summary>The response that lists these records.</summary>
    public static string Failures(IEnumerable<JsonElement> records) =>
        $$"""{"batchItemFailures":[{{string.Join(',', records.Select(static record => $$"""{"itemIdentifier":"{{record.GetProperty("messageId").GetString()}}"}"""))}}]}""";

    /// <summary>Advances the clock, and waits until the queue is idle.</summary>
    public async Task AdvanceAsync(LambdaQueue queue, TimeSpan time)
    {
        Clock.Advance(time);
        await queue.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
    }

    public ValueTask DisposeAsync() => Function.DisposeAsync();

    private static JsonElement[] Records(RuntimeResponse next) => [.. JsonDocument.Parse(next.Body).RootElement.GetProperty("Records").EnumerateArray()];
}
