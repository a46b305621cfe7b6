using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Local.Sources;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>
/// The page with the function <c>Orders</c>, which gets the messages of the queue <c>orders</c> and fails for those that contain "bad", and a clock that the test advances.
/// </summary>
internal sealed class QueueFixture : IAsyncDisposable
{
    public const string Payload = """{"id":"A-1","lines":[{"sku":"chair","count":2}]}""";

    private static readonly HandlerSource Source = new("Orders", HandlerSource.Sqs, "orders") { Payload = Payload };

    private QueueFixture(PageFixture page, FakeTimeProvider clock)
    {
        Page = page;
        Clock = clock;
    }

    public PageFixture Page { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>Whether the function fails for any message.</summary>
    public bool Fails { get; set; } = true;

    public MessageQueue Orders => Page.Registry.Find("orders")!;

    /// <param name="connects">Whether the queue exists from the start.</param>
    public static async Task<QueueFixture> StartAsync(bool connects = true)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-30T08:00:00Z", null));
        PageFixture page = await PageFixture.StartAsync(clock);
        var queues = new QueueFixture(page, clock);
        page.With("Orders", queues.Respond);
        if (connects)
            page.Connect(Source);
        return queues;
    }

    /// <summary>Creates a queue that no function reads.</summary>
    public MessageQueue Create(string name) => Page.Registry.GetOrCreate(name, new QueueSettings(), out _);

    /// <summary>Advances the clock by the visibility timeout of the queue, and delivers again.</summary>
    public void PassVisibilityTimeout()
    {
        Clock.Advance(TemplateQueue.VisibilityTimeoutFor(TimeSpan.FromSeconds(5)));
        // The poller may have set its timer after the clock was advanced.
        Page.Connect(Source);
    }

    public ValueTask DisposeAsync() => Page.DisposeAsync();

    // {"batchItemFailures":[{"itemIdentifier":"059f36b4-..."}]}
    private InvocationResult Respond(InvocationRequest request)
    {
        IEnumerable<string> failed = JsonNode.Parse(PageFixture.Event(request))!["Records"]!.AsArray()
            .Where(record => Fails && ((string)record!["body"]!).Contains("bad", StringComparison.Ordinal))
            .Select(static record => $$"""{"itemIdentifier":"{{record!["messageId"]}}"}""");
        return PageFixture.Respond(request, $$"""{"batchItemFailures":[{{string.Join(',', failed)}}]}""");
    }
}
