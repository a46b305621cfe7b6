using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The queues of the page in a browser. Pictures are written to artifacts/tests/page.</summary>
[FullTier]
public sealed class QueuePanelTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly SourceTable Table = new("queue-table");

    [Fact]
    public async Task ProgramWithoutQueues_HasNoPanel_UntilThereIsOne()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync(connects: false);
        await using BrowserTab tab = await OpenAsync(queues);
        Assert.True(await tab.EvaluateAsync<bool>("document.querySelector('#queues').hidden"));

        MessageQueue queue = queues.Create("audit");
        await tab.UntilAsync("!document.querySelector('#queues').hidden");
        Assert.Equal("audit", await tab.TextAsync("#queue-table tbody th"));
        Assert.Equal("none", await Table.ReadAsync(tab, "audit", "Functions"));

        Assert.True(queues.Page.Registry.Delete(queue));
        await tab.UntilAsync("document.querySelector('#queues').hidden && document.querySelectorAll('#queue-table tbody').length === 0");
    }

    /// <summary>A message that fails until it moves to the dead-letter queue, and is handled after it was moved back.</summary>
    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 375)]
    public async Task Message_IsSentFailsMovesAndIsRedriven(string scheme, int width)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await using BrowserTab tab = await OpenAsync(queues, scheme, width);
        await tab.UntilAsync($"{Table.Row("orders-dlq")} !== undefined");
        Assert.Equal("Orders", await Table.ReadAsync(tab, "orders", "Functions"));
        Assert.Equal("dead letters of orders", await Table.ReadAsync(tab, "orders-dlq", "Functions"));

        await Table.PressAsync(tab, "orders", "Send…");
        Assert.Equal("message", await tab.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal(JsonNode.Parse(QueueFixture.Payload)!.ToJsonString(), JsonNode.Parse(await tab.EvaluateAsync<string>("document.activeElement.value"))!.ToJsonString());
        await tab.WriteAsync("#message", """{"id":"bad"}""");
        await tab.ClickAsync("#send");
        await tab.UntilAsync("document.querySelector('.sent').matches('.good')");
        string id = Assert.Single(queues.Orders.Peek()).Id;
        Assert.Equal($"Sent, with the message ID {id}.", await tab.TextAsync(".sent"));

        await Table.UntilAsync(tab, "orders", "Failed", "1");
        await Table.UntilAsync(tab, "orders", "In flight", "1");
        await Table.PressAsync(tab, "orders", "Messages");
        await tab.UntilAsync("document.querySelector('#queue-detail td.id')");
        Assert.Equal([id, """{"id":"bad"}""", "1"], await MessageAsync(tab, "ID", "Body", "Receives"));
        Assert.Matches("^in flight until [0-9]{2}:[0-9]{2}:[0-9]{2}$", Assert.Single(await MessageAsync(tab, "State")));
        await tab.PictureAsync($"queues-in-flight-{scheme}-{width}");

        for (int i = 2; i <= 5; i++)
        {
            queues.PassVisibilityTimeout();
            await Table.UntilAsync(tab, "orders", "Failed", $"{i}");
        }

        queues.PassVisibilityTimeout();
        await Table.UntilAsync(tab, "orders-dlq", "Visible", "1");
        await Table.UntilAsync(tab, "orders", "Dead letters", "1");
        await Table.PressAsync(tab, "orders-dlq", "Messages");
        await tab.UntilAsync("document.querySelector('#queue-detail h3').textContent === 'Oldest messages of orders-dlq' && document.querySelector('#queue-detail td.id')");
        Assert.Equal([id, "5", "visible"], await MessageAsync(tab, "ID", "Receives", "State"));
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth === document.documentElement.clientWidth"), "the page is wider than its window");
        await tab.PictureAsync($"queues-{scheme}-{width}");

        queues.Fails = false;
        await Table.PressAsync(tab, "orders-dlq", "Redrive");
        await Table.UntilAsync(tab, "orders", "Handled", "1");
        await Table.UntilAsync(tab, "orders", "Dead letters", "0");
        await tab.UntilAsync("document.querySelector('#queue-detail').innerText.includes('orders-dlq has no messages.')");
        await tab.UntilAsync("document.querySelector('#queue-state').textContent === '1 message of orders-dlq moved back.'");
        Assert.Empty(tab.ConsoleErrors);
    }

    [Fact]
    public async Task Purge_IsConfirmedOnItsButton()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        MessageQueue audit = queues.Create("audit");
        await using BrowserTab tab = await OpenAsync(queues);
        await Table.UntilAsync(tab, "audit", "Visible", "0");
        await Table.PressAsync(tab, "audit", "Purge");
        Assert.Equal("audit has no messages to purge.", await tab.TextAsync("#queue-state"));

        for (int i = 0; i < 3; i++)
            audit.Send(new NewMessage($"{i}"));
        await Table.UntilAsync(tab, "audit", "Visible", "3");
        await Table.PressAsync(tab, "audit", "Purge");
        await tab.UntilAsync($"{Table.Button("audit", "Purge 3 messages?")} !== undefined");
        Assert.Equal("Press again to delete 3 messages of audit.", await tab.TextAsync("#queue-state"));
        await tab.PictureAsync("queues-purge");
        // After some seconds, the button is what it was.
        await tab.UntilAsync($"{Table.Button("audit", "Purge")} !== undefined && document.querySelector('#queue-state').textContent === ''");
        Assert.Equal(3, audit.Counts.All);

        await Table.PressAsync(tab, "audit", "Purge");
        await Table.PressAsync(tab, "audit", "Purge 3 messages?");
        await Table.UntilAsync(tab, "audit", "Visible", "0");
        await tab.UntilAsync("document.querySelector('#queue-state').textContent === '3 messages of audit deleted.'");
        Assert.Equal(0, audit.Counts.All);

        audit.Send(new NewMessage("4"));
        await Table.UntilAsync(tab, "audit", "Visible", "1");
        await Table.PressAsync(tab, "audit", "Purge");
        await Table.PressAsync(tab, "audit", "Purge 1 message?");
        await tab.UntilAsync("document.querySelector('#queue-state').className === 'bad'");
        Assert.Equal(
            "AWS.SimpleQueueService.PurgeQueueInProgress: Only one PurgeQueue operation on audit is allowed every 60 seconds.", await tab.TextAsync("#queue-state"));
    }

    [Fact]
    public async Task MessageOfAFifoQueue_NeedsAGroup()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        MessageQueue steps = queues.Create("steps.fifo");
        await using BrowserTab tab = await OpenAsync(queues);
        await tab.UntilAsync($"{Table.Row("steps.fifo")} !== undefined");
        await Table.PressAsync(tab, "steps.fifo", "Send…");
        await tab.WriteAsync("#message", "first");

        await tab.ClickAsync("#send");
        Assert.Equal("group", await tab.EvaluateAsync<string>("document.querySelector('.sender :invalid').id"));
        Assert.Equal(0, steps.Counts.All);

        await tab.WriteAsync("#group", "a b");
        await tab.ClickAsync("#send");
        await tab.UntilAsync("document.querySelector('.sent').matches('.bad')");
        Assert.StartsWith("InvalidParameterValue: Value a b for parameter MessageGroupId is invalid.", await tab.TextAsync(".sent"), StringComparison.Ordinal);

        await tab.WriteAsync("#group", "a");
        await tab.ClickAsync("#send");
        await Table.UntilAsync(tab, "steps.fifo", "Visible", "1");
        Assert.Equal("a", Assert.Single(steps.Peek()).Content.GroupId);
        await Table.PressAsync(tab, "steps.fifo", "Messages");
        await tab.UntilAsync("document.querySelector('#queue-detail td.id')");
        Assert.Equal(["first", "a", "0", "visible"], await MessageAsync(tab, "Body", "Group", "Receives", "State"));
    }

    /// <summary>Nothing reports that time has passed.</summary>
    [Fact]
    public async Task MessageInFlightOrDelayed_IsAskedForUntilItIsVisible()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        MessageQueue audit = queues.Create("audit");
        await using BrowserTab tab = await OpenAsync(queues);
        await tab.UntilAsync($"{Table.Row("audit")} !== undefined");
        await Table.PressAsync(tab, "audit", "Send…");
        await tab.WriteAsync("#message", "later");
        await tab.WriteAsync("#delay", "60");
        // Not the event of the editor, which this key sends elsewhere.
        await tab.PressAsync("Enter", 13, control: true);
        await Table.UntilAsync(tab, "audit", "Delayed", "1");

        queues.Clock.Advance(TimeSpan.FromSeconds(60));
        await Table.UntilAsync(tab, "audit", "Visible", "1");
        audit.Receive(1);
        await Table.UntilAsync(tab, "audit", "In flight", "1");
        queues.Clock.Advance(TimeSpan.FromSeconds(30));
        await Table.UntilAsync(tab, "audit", "Visible", "1");

        int asked = CountAsked(tab);
        Assert.NotEqual(0, asked);
        string age = await Table.ReadAsync(tab, "audit", "Oldest");
        Assert.StartsWith("1 min 3", age, StringComparison.Ordinal);
        // The age goes on without a request.
        for (int i = 0; i < 2; i++)
        {
            await tab.UntilAsync($"{Table.Cell("audit", "Oldest")} !== {BrowserTab.Quote(age)}");
            age = await Table.ReadAsync(tab, "audit", "Oldest");
        }

        Assert.Equal(asked, CountAsked(tab));
        Assert.DoesNotContain(tab.Requests, static address => address.Contains("/invocations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ChangeOfAQueue_KeepsTheFocusTheTextAndWhatIsOpen()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        MessageQueue audit = queues.Create("audit");
        audit.Send(new NewMessage($"{new string('x', 200)}\n{new string('y', 5000)}"));
        await using BrowserTab tab = await OpenAsync(queues);
        await Table.UntilAsync(tab, "audit", "Visible", "1");
        await Table.PressAsync(tab, "audit", "Send…");
        await tab.WriteAsync("#message", "a draft");

        audit.Send(new NewMessage("second"));
        queues.Create("another");
        await Table.UntilAsync(tab, "audit", "Visible", "2");
        await tab.UntilAsync($"{Table.Row("another")} !== undefined");
        Assert.Equal("message a draft", await tab.EvaluateAsync<string>("`${document.activeElement.id} ${document.activeElement.value}`"));

        await Table.PressAsync(tab, "audit", "Messages");
        await tab.UntilAsync("document.querySelector('#queue-detail summary')");
        Assert.Equal($"{new string('x', 120)}…", await tab.TextAsync("#queue-detail summary"));
        await tab.EvaluateAsync<bool>("(e => { e.focus(); e.click(); return true; })(document.querySelector('#queue-detail summary'))");
        audit.Send(new NewMessage("third"));
        await tab.UntilAsync("document.querySelectorAll('#queue-detail td.id').length === 3");
        Assert.Equal("SUMMARY true", await tab.EvaluateAsync<string>("`${document.activeElement.tagName} ${document.activeElement.parentElement.open}`"));
        Assert.EndsWith("yyy…", await tab.TextAsync("#queue-detail pre"), StringComparison.Ordinal);

        await Table.PressAsync(tab, "audit", "Send…");
        Assert.Equal("a draft", await tab.EvaluateAsync<string>("document.querySelector('#message').value"));
        await tab.ClickAsync(".close");
        Assert.Equal("Send… audit false", await tab.EvaluateAsync<string>("`${document.activeElement.ariaLabel} ${document.activeElement.ariaExpanded}`"));

        // A row before and one after the row of the button.
        queues.Create("access");
        queues.Create("zones");
        await tab.UntilAsync($"{Table.Row("access")} !== undefined && {Table.Row("zones")} !== undefined");
        Assert.Equal("access, another, audit, orders, orders-dlq, zones", await Table.ReadNamesAsync(tab));
        Assert.Equal("Send… audit", await tab.EvaluateAsync<string>("document.activeElement.ariaLabel"));

        await Table.PressAsync(tab, "audit", "Send…");
        queues.Page.Registry.Delete(audit);
        await tab.UntilAsync("document.querySelector('#queue-detail').hidden");
    }

    [Fact]
    public async Task BatchThatFailedAsAWhole_IsExplained()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        queues.Page.With("Orders", static request => PageFixture.Failure(request, """{"errorType":"OrderException","errorMessage":"the stock service did not respond"}"""));
        await using BrowserTab tab = await OpenAsync(queues);
        queues.Orders.Send(new NewMessage("any"));

        await Table.UntilAsync(tab, "orders", "Failed", "1");

        Assert.Equal("Last problem: OrderException: the stock service did not respond", await tab.TextAsync(".problem:not([hidden])"));
        await tab.PictureAsync("queues-problem");
    }

    [Fact]
    public async Task EmulatorThatEnds_IsReportedToWhoSends()
    {
        QueueFixture queues = await QueueFixture.StartAsync();
        await using BrowserTab tab = await OpenAsync(queues);
        await tab.UntilAsync($"{Table.Row("orders")} !== undefined");
        await Table.PressAsync(tab, "orders", "Send…");

        await queues.DisposeAsync();
        await tab.UntilAsync("document.querySelector('#connection').className === 'lost'");
        await tab.ClickAsync("#send");

        await tab.UntilAsync("document.querySelector('.sent').textContent === 'The emulator does not respond. It may have ended: see its terminal.'");
    }

    [Theory]
    [InlineData("light", 1280, "Send…")]
    [InlineData("dark", 1280, "Messages")]
    [InlineData("dark", 375, "Send…")]
    [InlineData("light", 375, "Messages")]
    public async Task Controls_HaveNames_AndTextsHaveContrast(string scheme, int width, string open)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        queues.Page.With("Orders", static request => PageFixture.Failure(request, """{"errorType":"OrderException","errorMessage":"the stock service did not respond"}"""));
        await using BrowserTab tab = await OpenAsync(queues, scheme, width);
        queues.Orders.Send(new NewMessage(new string('x', 500)));
        await Table.UntilAsync(tab, "orders", "Failed", "1");
        await Table.PressAsync(tab, "orders", open);
        await tab.UntilAsync(open == "Messages" ? "document.querySelector('#queue-detail td.id')" : "document.querySelector('#message')");

        (string Role, string Name)[] all = await tab.ReadAccessibleNamesAsync();
        Assert.All(all.Where(static node => node.Role is "button" or "textbox" or "spinbutton" or "region"), static node => Assert.NotEqual("", node.Name));
        Assert.Contains(("button", "Purge orders"), all);
        Assert.Contains(("rowheader", "orders"), all);
        Assert.Contains(open == "Messages" ? ("table", "Messages of orders") : ("textbox", "Message"), all);

        Assert.Empty(await tab.EvaluateAsync<string[]>(PageContrast.Low));
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth === document.documentElement.clientWidth"), "the page is wider than its window");
        await tab.PictureAsync($"queues-{(open == "Messages" ? "messages" : "send")}-{scheme}-{width}");
    }

    private async Task<BrowserTab> OpenAsync(QueueFixture queues, string scheme = "light", int width = 1280)
    {
        BrowserTab tab = await chromium.OpenAsync(queues.Page.Address, scheme, width);
        await tab.UntilAsync("document.querySelector('.choice') && document.querySelector('#connection').textContent === 'connected'");
        return tab;
    }

    private static int CountAsked(BrowserTab tab) => tab.Requests.Count(static address => address.EndsWith("/lambda-page/queues", StringComparison.Ordinal));

    private static Task<string[]> MessageAsync(BrowserTab tab, params string[] labels) => tab.EvaluateAsync<string[]>(
        $"[{string.Join(',', labels.Select(static label => $"document.querySelector('#queue-detail [data-label=\"{label}\"]').textContent"))}]");
}
