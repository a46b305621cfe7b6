using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The requests that send messages, and that redrive and purge queues.</summary>
public sealed class QueueEndpointTests : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Body_IsTheTextOfAMessage()
    {
        await using PageFixture page = await StartAsync();

        (HttpStatusCode status, JsonNode response) = await SendAsync(page, "POST", "/queues/orders?delay=900&group=north", "Grüße 😀\n");

        QueueMessageView sent = Assert.Single(page.Registry.Find("orders")!.Peek());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((sent.Id, null), ((string?)response["messageId"], (string?)response["sequenceNumber"]));
        Assert.Equal(("Grüße 😀\n", TimeSpan.FromSeconds(900), "north"), (sent.Content.Body, sent.Content.Delay!.Value, sent.Content.GroupId));
    }

    [Fact]
    public async Task MessageOfAFifoQueue_IsADuplicateOnlyByItsDeduplicationId()
    {
        await using PageFixture page = await StartAsync();
        var ids = new List<string?>();
        foreach (string parameters in new[] { "group=a", "group=a", "group=a&deduplication=1", "group=a&deduplication=1" })
        {
            (HttpStatusCode status, JsonNode response) = await SendAsync(page, "POST", $"/queues/steps.fifo?{parameters}", "the same");
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(20, ((string?)response["sequenceNumber"])!.Length);
            ids.Add((string?)response["messageId"]);
        }

        Assert.Equal(3, page.Registry.Find("steps.fifo")!.Counts.All);
        Assert.Equal(ids[2], ids[3]);
    }

    [Theory]
    [InlineData("POST", "/queues/none", "AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist: none. Expected one of: orders, steps.fifo.")]
    [InlineData("POST", "/queues/none/purge", "AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist: none. Expected one of: orders, steps.fifo.")]
    [InlineData("GET", "/queues/orders", "InvalidParameterValue: GET /queues/orders is not supported. Expected POST.")]
    [InlineData("DELETE", "/queues/orders/purge", "InvalidParameterValue: DELETE /queues/orders/purge is not supported. Expected POST.")]
    [InlineData("POST", "/queues/orders/empty", "InvalidParameterValue: There is no /queues/orders/empty. Expected /queues/orders, /queues/orders/redrive or /queues/orders/purge.")]
    [InlineData("POST", "/queues/orders?priority=1", "InvalidParameterValue: The parameter priority is not known. Expected one of: group, deduplication, delay.")]
    [InlineData("POST", "/queues/orders?delay=1.5", "InvalidParameterValue: The delay is '1.5'. Expected a whole number of seconds from 0 to 900.")]
    [InlineData("POST", "/queues/orders?delay=-1", "InvalidParameterValue: The delay is '-1'. Expected a whole number of seconds from 0 to 900.")]
    [InlineData("POST", "/queues/orders?delay=901", "InvalidParameterValue: The delay is '901'. Expected a whole number of seconds from 0 to 900.")]
    [InlineData("POST", "/queues/orders?delay=", "InvalidParameterValue: The delay is ''. Expected a whole number of seconds from 0 to 900.")]
    [InlineData("POST", "/queues/orders?deduplication=1", "InvalidParameterValue: The parameter deduplication is only for FIFO queues, whose names end with .fifo. orders is a standard queue.")]
    [InlineData("POST", "/queues/steps.fifo", "MissingParameter: The request must contain the parameter MessageGroupId.")]
    [InlineData("POST", "/queues/steps.fifo?group=a%20b", "InvalidParameterValue: Value a b for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.")]
    [InlineData("POST", "/queues/steps.fifo?group=a&delay=5", "InvalidParameterValue: Value 5 for parameter DelaySeconds is invalid. Reason: The request includes a parameter that is not valid for this queue type.")]
    public async Task InvalidRequest_IsRefusedWithWhatIsExpected(string method, string path, string error)
    {
        await using PageFixture page = await StartAsync();
        await AssertRefusedAsync(page, method, path, Encoding.UTF8.GetBytes("text"), error);
    }

    [Fact]
    public async Task InvalidBody_IsRefusedWithWhatIsExpected()
    {
        await using PageFixture page = await StartAsync();
        await AssertRefusedAsync(page, "POST", "/queues/orders", [], "InvalidParameterValue: The body has 0 bytes. Expected 1 to 1048576.");
        await AssertRefusedAsync(page, "POST", "/queues/orders", [0x22, 0xFF, 0x22], "InvalidParameterValue: The body is not text in UTF-8.");
        await AssertRefusedAsync(page, "POST", "/queues/orders", new byte[1024 * 1024 + 1], "InvalidParameterValue: The body has 1048577 bytes. Expected 1 to 1048576.");
        page.Registry.Find("orders")!.Configure(new QueueSettings { MaxMessageBytes = 1024 });
        await AssertRefusedAsync(page, "POST", "/queues/orders", new byte[1025], "InvalidParameterValue: The body has 1025 bytes. Expected 1 to 1024.");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(page, "POST", "/queues/orders", new string('x', 1024))).Status);
    }

    [Fact]
    public async Task BodyThatEndsEarly_IsRefused()
    {
        await using PageFixture page = await StartAsync();
        var address = new Uri(page.Address);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /queues/orders HTTP/1.1\r\nHost: {address.Authority}\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\nno length\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        string response = await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WithinLimit();

        Assert.StartsWith("HTTP/1.1 400 ", response, StringComparison.Ordinal);
        Assert.Contains("The body ended early.", response, StringComparison.Ordinal);
        Assert.Equal(0, page.Registry.Find("orders")!.Counts.All);
    }

    [Fact]
    public async Task ProgramWithoutQueues_SaysSo()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        await AssertRefusedAsync(
            page, "POST", "/queues/orders", [1], "AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist: orders. There are no queues.");
    }

    [Fact]
    public async Task Redrive_MovesMessagesBackToTheirQueue()
    {
        await using PageFixture page = await StartAsync();
        MessageQueue orders = page.Registry.Find("orders")!, letters = page.Registry.GetOrCreate("letters", new QueueSettings(), out _);
        orders.Configure(new QueueSettings { Redrive = new RedrivePolicy(letters.Arn, 1) });
        orders.Send(new NewMessage("one"));
        letters.Send(new NewMessage("came from no other queue"));
        orders.Receive(1, TimeSpan.Zero);
        Assert.Empty(orders.Receive(1));

        (HttpStatusCode status, JsonNode response) = await SendAsync(page, "POST", "/queues/letters/redrive", "");

        Assert.Equal((HttpStatusCode.OK, """{"moved":1}"""), (status, response.ToJsonString()));
        Assert.Equal("one", Assert.Single(orders.Peek()).Content.Body);
        Assert.Equal("came from no other queue", Assert.Single(letters.Peek()).Content.Body);
    }

    [Fact]
    public async Task Purge_DeletesAllMessages_OnceInAMinute()
    {
        await using PageFixture page = await StartAsync();
        MessageQueue orders = page.Registry.Find("orders")!;
        orders.Send(new NewMessage("one"));
        orders.Send(new NewMessage("two"));
        orders.Receive(1);

        (HttpStatusCode status, JsonNode response) = await SendAsync(page, "POST", "/queues/orders/purge", "");

        Assert.Equal((HttpStatusCode.OK, """{"purged":2}""", 0), (status, response.ToJsonString(), orders.Counts.All));
        await AssertRefusedAsync(
            page, "POST", "/queues/orders/purge", [],
            "AWS.SimpleQueueService.PurgeQueueInProgress: Only one PurgeQueue operation on orders is allowed every 60 seconds.");
    }

    /// <summary>As all requests of other pages. A browser sends the first header with each POST.</summary>
    [Theory]
    [InlineData("POST", "/queues/orders", "Origin", "http://evil.example")]
    [InlineData("POST", "/queues/orders/purge", "Origin", "null")]
    [InlineData("POST", "/queues/orders/redrive", "Sec-Fetch-Site", "cross-site")]
    [InlineData("GET", "/lambda-page/queues", "Sec-Fetch-Site", "same-site")]
    [InlineData("GET", "/lambda-page/queues/orders", "Host", "evil.example")]
    public async Task OtherPage_IsRefused(string method, string path, string header, string value)
    {
        await using PageFixture page = await StartAsync();
        page.Registry.Find("orders")!.Send(new NewMessage("one"));
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(page.Address + path));
        Assert.True(request.Headers.TryAddWithoutValidation(header, value));

        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(1, page.Registry.Find("orders")!.Counts.All);
    }

    [Fact]
    public async Task MessagesOfAnUnknownQueue_AreNotFound()
    {
        await using PageFixture page = await StartAsync();
        (HttpStatusCode status, JsonNode response) = await SendAsync(page, "GET", "/lambda-page/queues/none", content: null);
        Assert.Equal((HttpStatusCode.NotFound, "There is no /lambda-page/queues/none."), (status, (string?)response["message"]));
    }

    private static async Task<PageFixture> StartAsync()
    {
        PageFixture page = await PageFixture.StartAsync();
        page.Registry.GetOrCreate("orders", new QueueSettings(), out _);
        page.Registry.GetOrCreate("steps.fifo", new QueueSettings(), out _);
        return page;
    }

    private async Task AssertRefusedAsync(PageFixture page, string method, string path, byte[] body, string error)
    {
        using var content = new ByteArrayContent(body);
        (HttpStatusCode status, JsonNode response) = await SendAsync(page, method, path, content);
        Assert.Equal(error.Contains("NonExistentQueue", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest, status);
        Assert.Equal(error, $"{response["error"]}: {response["message"]}");
        Assert.All(page.Registry.All, static queue => Assert.Equal(0, queue.Counts.All));
    }

    private async Task<(HttpStatusCode Status, JsonNode Response)> SendAsync(PageFixture page, string method, string path, string body)
    {
        using var content = new StringContent(body);
        return await SendAsync(page, method, path, content);
    }

    private async Task<(HttpStatusCode Status, JsonNode Response)> SendAsync(PageFixture page, string method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(page.Address + path)) { Content = content };
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
