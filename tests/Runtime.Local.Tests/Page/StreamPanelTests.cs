using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The streams, tables and topics of the page in a browser. Pictures are written to artifacts/tests/page.</summary>
[FullTier]
public sealed class StreamPanelTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly SourceTable Table = new("stream-table");

    private static readonly SourceTable Queues = new("queue-table");

    [Fact]
    public async Task ProgramWithoutStreams_HasNoPanel_UntilThereIsOne()
    {
        await using StreamFixture streams = await StreamFixture.StartAsync(connects: false);
        await using BrowserTab tab = await OpenAsync(streams);
        Assert.True(await tab.EvaluateAsync<bool>("document.querySelector('#streams').hidden"));

        streams.Connect();
        await tab.UntilAsync("!document.querySelector('#streams').hidden");
        Assert.Equal("clicks, orders, shipments", await Table.ReadNamesAsync(tab));
        Assert.Equal("stream Count 1", await ReadAsync(tab, "clicks", "Kind", "Function", "Shards"));
        Assert.Equal("table Index 1", await ReadAsync(tab, "orders", "Kind", "Function", "Shards"));
        Assert.Equal("topic Ship 1", await ReadAsync(tab, "shipments", "Kind", "Function", "Shards"));

        streams.Page.Connect();
        await tab.UntilAsync("document.querySelector('#streams').hidden && document.querySelectorAll('#stream-table tbody').length === 0");
        Assert.Equal(0, CountAsked(tab));
    }

    /// <summary>A record that fails until it is discarded, and one that is handled.</summary>
    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 375)]
    public async Task Record_IsPutFailsAndIsDiscarded(string scheme, int width)
    {
        await using StreamFixture streams = await StreamFixture.StartAsync();
        await using BrowserTab tab = await OpenAsync(streams, scheme, width);
        await Table.UntilAsync(tab, "clicks", "Lag", "0");
        await Table.PressAsync(tab, "clicks", "Put…");
        Assert.Equal("Put into the stream clicks", await tab.TextAsync("#stream-detail h3"));
        Assert.Equal("record", await tab.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal(JsonNode.Parse(StreamFixture.Payload)!.ToJsonString(), JsonNode.Parse(await tab.EvaluateAsync<string>("document.activeElement.value"))!.ToJsonString());

        await tab.WriteAsync("#record", """{"visitor":"bad"}""");
        await tab.WriteAsync("#key", "visitor-1");
        await tab.ClickAsync("#put");
        await tab.UntilAsync("document.querySelector('.sent').matches('.good')");
        StreamRecord record = Assert.Single(streams.Clicks.Peek());
        Assert.Equal(("""{"visitor":"bad"}""", "visitor-1"), (Encoding.UTF8.GetString(record.Content.Data!.Value.Span), record.Content.PartitionKey));
        Assert.Equal($"Put, with the sequence number {record.SequenceNumber}.", await tab.TextAsync(".sent"));

        await Table.UntilAsync(tab, "clicks", "Failed", "1");
        Assert.Equal("1 0 0", await ReadAsync(tab, "clicks", "Lag", "Handled", "Discarded"));
        Assert.Equal("Last problem: ClickException: the store of visitors did not respond", await tab.TextAsync("#stream-table .problem:not([hidden])"));
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth === document.documentElement.clientWidth"), "the page is wider than its window");
        await tab.PictureAsync($"streams-{scheme}-{width}");

        for (int i = 2; i <= 11; i++)
        {
            streams.PassPause();
            await Table.UntilAsync(tab, "clicks", "Failed", $"{i}");
        }

        await Table.UntilAsync(tab, "clicks", "Discarded", "1");
        Assert.Equal("0 0", await ReadAsync(tab, "clicks", "Lag", "Handled"));
        await Queues.UntilAsync(tab, "Count-failures", "Visible", "1");
        Assert.Equal("failures of Count", await Queues.ReadAsync(tab, "Count-failures", "Functions"));
        await tab.PictureAsync($"streams-discarded-{scheme}-{width}");

        streams.Fails = false;
        streams.PassPause();
        await tab.ClickAsync("#put");
        await Table.UntilAsync(tab, "clicks", "Handled", "1");
        Assert.Equal("0 11 1", await ReadAsync(tab, "clicks", "Lag", "Failed", "Discarded"));
        Assert.Empty(tab.ConsoleErrors);
    }

    [Fact]
    public async Task ItemOfATable_IsPutAndDeleted()
    {
        await using StreamFixture streams = await StreamFixture.StartAsync();
        await using BrowserTab tab = await OpenAsync(streams);
        await Table.UntilAsync(tab, "orders", "Lag", "0");
        await Table.PressAsync(tab, "orders", "Put…");
        // The first attribute, because there is no id.
        Assert.Equal("number", await tab.EvaluateAsync<string>("document.querySelector('#key').value"));

        await tab.WriteAsync("#record", """{"number":"A-1","count":1}""");
        await tab.ClickAsync("#delete");
        await tab.UntilAsync("document.querySelector('.sent').matches('.bad')");
        Assert.Equal("""BadRequest: There is no item with the key {"number":{"S":"A-1"}}.""", await tab.TextAsync(".sent"));

        await tab.ClickAsync("#put");
        await Table.UntilAsync(tab, "orders", "Handled", "1");
        await tab.UntilAsync("document.querySelector('.sent').textContent.startsWith('Put, with the sequence number 4421584500000000000000000001')");

        await tab.WriteAsync("#record", """{"number":"A-1"}""");
        await tab.ClickAsync("#delete");
        await Table.UntilAsync(tab, "orders", "Handled", "2");
        await tab.UntilAsync("document.querySelector('.sent').textContent.startsWith('Deleted, with the sequence number 4421584500000000000000000002')");
        await tab.PictureAsync("streams-table");

        ItemChange[] changes = [.. streams.Table.Peek().Select(static record => ItemChange.From(record.Content))];
        Assert.Equal(["""{"number":{"S":"A-1"},"count":{"N":"1"}}""", null], changes.Select(static change => change.NewImage?.ToJsonString()));
        Assert.All(changes, static change => Assert.Equal("""{"number":{"S":"A-1"}}""", change.Keys.ToJsonString()));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("A 1&b=ü", "A 1&b=ü")]
    public async Task RecordOfATopic_HasAKeyIfThereIsOne(string typed, string? key)
    {
        await using StreamFixture streams = await StreamFixture.StartAsync();
        await using BrowserTab tab = await OpenAsync(streams);
        await Table.UntilAsync(tab, "shipments", "Lag", "0");
        await Table.PressAsync(tab, "shipments", "Put…");
        await tab.WriteAsync("#record", "one");
        await tab.WriteAsync("#key", typed);
        // Not the event of the editor, which this key sends elsewhere.
        await tab.PressAsync("Enter", 13, control: true);
        await Table.UntilAsync(tab, "shipments", "Lag", "1");
        await tab.UntilAsync("document.querySelector('.sent').textContent === 'Put, with the offset 0 of shipments-0.'");

        StreamRecord record = Assert.Single(streams.Topic.Peek());
        Assert.Equal(("one", key), (Encoding.UTF8.GetString(record.Content.Data!.Value.Span), record.Content.Key is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null));
        Assert.DoesNotContain(tab.Requests, static address => address.Contains("/invocations", StringComparison.Ordinal));
    }

    /// <summary>Nothing reports that records have expired.</summary>
    [Fact]
    public async Task Lag_IsAskedForWhileRecordsAreLeft()
    {
        await using StreamFixture streams = await StreamFixture.StartAsync();
        streams.Page.Break("Count", "the build failed");
        MessageQueue audit = streams.Page.Registry.GetOrCreate("audit", new QueueSettings(), out _);
        await using BrowserTab tab = await OpenAsync(streams);
        await Table.UntilAsync(tab, "clicks", "Lag", "0");
        Assert.Equal(0, CountAsked(tab));

        streams.Clicks.Put(new NewRecord { Data = "one"u8.ToArray(), PartitionKey = "a" });
        await Table.UntilAsync(tab, "clicks", "Lag", "1");
        streams.Clock.Advance(StreamLimits.StreamRetention + TimeSpan.FromSeconds(1));
        await Table.UntilAsync(tab, "clicks", "Lag", "0");

        int asked = CountAsked(tab);
        Assert.NotEqual(0, asked);
        // While this age changes, two seconds pass.
        audit.Send(new NewMessage("any"));
        foreach (string age in new[] { "0 s", "1 s", "2 s" })
            await Queues.UntilAsync(tab, "audit", "Oldest", age);
        Assert.Equal(asked, CountAsked(tab));
    }

    [Fact]
    public async Task ChangeOfAStream_KeepsTheFocusAndTheText()
    {
        await using StreamFixture streams = await StreamFixture.StartAsync();
        await using BrowserTab tab = await OpenAsync(streams);
        await Table.UntilAsync(tab, "clicks", "Lag", "0");
        await Queues.PressAsync(tab, "Count-failures", "Send…");
        await tab.WriteAsync("#message", "a message");
        await Table.PressAsync(tab, "clicks", "Put…");
        await tab.WriteAsync("#record", "a draft");

        streams.Clicks.Put(new NewRecord { Data = "one"u8.ToArray(), PartitionKey = "a" });
        await Table.UntilAsync(tab, "clicks", "Failed", "1");
        Assert.Equal("record a draft", await tab.EvaluateAsync<string>("`${document.activeElement.id} ${document.activeElement.value}`"));
        // Each panel has its form.
        Assert.Equal("a message", await tab.EvaluateAsync<string>("document.querySelector('#message').value"));

        await Table.PressAsync(tab, "orders", "Put…");
        Assert.Equal("Put into the table orders", await tab.TextAsync("#stream-detail h3"));
        await Table.PressAsync(tab, "clicks", "Put…");
        Assert.Equal("a draft", await tab.EvaluateAsync<string>("document.querySelector('#record').value"));
        await tab.ClickAsync("#stream-detail .close");
        Assert.Equal("Put… stream clicks false", await tab.EvaluateAsync<string>("`${document.activeElement.ariaLabel} ${document.activeElement.ariaExpanded}`"));

        await Table.PressAsync(tab, "clicks", "Put…");
        streams.Page.Connect();
        await tab.UntilAsync("document.querySelector('#stream-detail').hidden && document.querySelector('#streams').hidden");
        Assert.Empty(tab.ConsoleErrors);
    }

    [Fact]
    public async Task StreamsOfTheSameName_AreRowsForEachKindAndFunction()
    {
        await using StreamFixture streams = await StreamFixture.StartAsync(connects: false);
        streams.Page.Connect(
            new HandlerSource("Count", HandlerSource.Kinesis, "orders"), new HandlerSource("Index", HandlerSource.Kinesis, "orders"),
            new HandlerSource("Ship", HandlerSource.DynamoDb, "orders"));
        await using BrowserTab tab = await OpenAsync(streams);
        await tab.UntilAsync("document.querySelectorAll('#stream-table tbody').length === 3");

        Assert.Equal("orders, orders, orders", await Table.ReadNamesAsync(tab));
        Assert.Equal(
            ["stream Count", "stream Index", "table Ship"],
            await tab.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('#stream-table tbody')].map(row => [...row.querySelectorAll('td')].slice(0, 2).map(cell => cell.textContent).join(' '))"));
    }

    [Fact]
    public async Task TableWithoutAnExample_HasAnItem()
    {
        await using StreamFixture streams = await StreamFixture.StartAsync(connects: false);
        streams.Page.Connect(new HandlerSource("Index", HandlerSource.DynamoDb, "orders"));
        await using BrowserTab tab = await OpenAsync(streams);
        await Table.UntilAsync(tab, "orders", "Lag", "0");
        await Table.PressAsync(tab, "orders", "Put…");
        Assert.Equal("id", await tab.EvaluateAsync<string>("document.querySelector('#key').value"));

        await tab.ClickAsync("#put");
        await Table.UntilAsync(tab, "orders", "Handled", "1");

        Assert.Equal("""{"id":{"S":"one"}}""", ItemChange.From(Assert.Single(streams.Table.Peek()).Content).NewImage!.ToJsonString());
    }

    [Fact]
    public async Task EmulatorThatEnds_IsReportedToWhoPuts()
    {
        StreamFixture streams = await StreamFixture.StartAsync();
        await using BrowserTab tab = await OpenAsync(streams);
        await Table.UntilAsync(tab, "clicks", "Lag", "0");
        await Table.PressAsync(tab, "clicks", "Put…");

        await streams.DisposeAsync();
        await tab.UntilAsync("document.querySelector('#connection').className === 'lost'");
        await tab.ClickAsync("#put");

        await tab.UntilAsync("document.querySelector('.sent').textContent === 'The emulator does not respond. It may have ended: see its terminal.'");
    }

    [Theory]
    [InlineData("light", 1280, "clicks", "Data")]
    [InlineData("dark", 1280, "orders", "Item, as JSON")]
    [InlineData("dark", 375, "orders", "Item, as JSON")]
    [InlineData("light", 375, "shipments", "Value")]
    public async Task Controls_HaveNames_AndTextsHaveContrast(string scheme, int width, string open, string label)
    {
        await using StreamFixture streams = await StreamFixture.StartAsync();
        await using BrowserTab tab = await OpenAsync(streams, scheme, width);
        streams.Clicks.Put(new NewRecord { Data = "one"u8.ToArray(), PartitionKey = "a" });
        await Table.UntilAsync(tab, "clicks", "Failed", "1");
        await Table.PressAsync(tab, open, "Put…");

        (string Role, string Name)[] all = await tab.ReadAccessibleNamesAsync();
        Assert.All(all.Where(static node => node.Role is "button" or "textbox" or "region"), static node => Assert.NotEqual("", node.Name));
        Assert.Contains(("button", "Put… table orders"), all);
        Assert.Contains(("rowheader", "clicks"), all);
        Assert.Contains(("region", "Streams"), all);
        Assert.Contains(("textbox", label), all);

        Assert.Empty(await tab.EvaluateAsync<string[]>(PageContrast.Low));
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth === document.documentElement.clientWidth"), "the page is wider than its window");
        await tab.PictureAsync($"streams-put-{scheme}-{width}");
    }

    private async Task<BrowserTab> OpenAsync(StreamFixture streams, string scheme = "light", int width = 1280)
    {
        BrowserTab tab = await chromium.OpenAsync(streams.Page.Address, scheme, width);
        await tab.UntilAsync("document.querySelector('.choice') && document.querySelector('#connection').textContent === 'connected'");
        return tab;
    }

    private static int CountAsked(BrowserTab tab) => tab.Requests.Count(static address => address.EndsWith("/lambda-page/streams", StringComparison.Ordinal));

    /// <summary>The cells of a row: <c>stream Count 1</c>.</summary>
    private static async Task<string> ReadAsync(BrowserTab tab, string stream, params string[] labels)
    {
        var cells = new List<string>();
        foreach (string label in labels)
            cells.Add(await Table.ReadAsync(tab, stream, label));
        return string.Join(' ', cells);
    }
}
