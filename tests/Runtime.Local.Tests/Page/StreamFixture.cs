using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Sources;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>
/// The page with functions of the stream <c>clicks</c>, of the table <c>orders</c> and of the topic <c>shipments</c>, and a clock that the test advances.
/// The first function throws while <see cref="Fails"/> is set.
/// </summary>
internal sealed class StreamFixture : IAsyncDisposable
{
    public const string Payload = """{"visitor":"text","pages":[{"path":"text"}]}""";

    /// <summary>The longest pause between two attempts.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private static readonly HandlerSource[] Sources =
    [
        new("Count", HandlerSource.Kinesis, "clicks") { Payload = Payload }, new("Index", HandlerSource.DynamoDb, "orders") { Payload = """{"number":"text","count":7}""" },
        new("Ship", HandlerSource.Kafka, "shipments"),
    ];

    private StreamFixture(PageFixture page, FakeTimeProvider clock)
    {
        Page = page;
        Clock = clock;
    }

    public PageFixture Page { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>Whether the function of the stream throws.</summary>
    public bool Fails { get; set; } = true;

    public RecordStream Clicks => Page.Streams.Find(StreamKind.Kinesis, "clicks")!;

    public RecordStream Table => Page.Streams.Find(StreamKind.DynamoDb, "orders")!;

    public RecordStream Topic => Page.Streams.Find(StreamKind.Kafka, "shipments")!;

    /// <param name="connects">Whether the streams exist from the start.</param>
    public static async Task<StreamFixture> StartAsync(bool connects = true)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-30T08:00:00Z", null));
        PageFixture page = await PageFixture.StartAsync(clock);
        var streams = new StreamFixture(page, clock);
        page.With("Count", request => streams.Fails
            ? PageFixture.Failure(request, """{"errorType":"ClickException","errorMessage":"the store of visitors did not respond"}""")
            : PageFixture.Respond(request, "null"));
        page.With("Index", static request => PageFixture.Respond(request, "null"));
        page.With("Ship", static request => PageFixture.Respond(request, "null"));
        if (connects)
            streams.Connect();
        return streams;
    }

    /// <summary>Connects the functions to their streams, as after a build.</summary>
    public void Connect() => Page.Connect(Sources);

    /// <summary>Advances the clock by the longest pause, and delivers again.</summary>
    public void PassPause()
    {
        Clock.Advance(LongestPause);
        // The poller may have set its timer after the clock was advanced.
        Connect();
    }

    public ValueTask DisposeAsync() => Page.DisposeAsync();
}
