using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>Streams, tables and topics of Apache Kafka, by curl.</summary>
public sealed class StreamEndpointTests
{
    private static readonly HandlerSource[] Sources =
    [
        new("Count", HandlerSource.Kinesis, "clicks"), new("Index", HandlerSource.DynamoDb, "orders"), new("Ship", HandlerSource.Kafka, "shipments"),
        new("Db", HandlerSource.DynamoDb, null),
    ];

    private readonly BlockingCollection<JsonElement> _received = [];

    [Fact]
    public async Task RecordOfAStream_HasItsKeyAndData()
    {
        await using PageFixture page = await StartAsync();

        (HttpStatusCode status, string text) = await SendAsync(page, "/streams/clicks?key=visitor", "one");

        Assert.Equal(HttpStatusCode.OK, status);
        JsonElement record = Take().GetProperty("Records")[0].GetProperty("kinesis");
        Assert.Equal("visitor", record.GetProperty("partitionKey").GetString());
        Assert.Equal("one", Encoding.UTF8.GetString(record.GetProperty("data").GetBytesFromBase64()));
        Assert.Equal(record.GetProperty("sequenceNumber").GetString(), JsonDocument.Parse(text).RootElement.GetProperty("sequenceNumber").GetString());
    }

    [Fact]
    public async Task ItemOfATable_IsInsertedModifiedAndRemoved()
    {
        await using PageFixture page = await StartAsync();

        await SendAsync(page, "/tables/orders", """{"id":"A-1","count":1}""");
        await AssertChangeAsync("INSERT", """{"id":{"S":"A-1"},"count":{"N":"1"}}""", null);
        await SendAsync(page, "/tables/orders", """{"id":"A-1","count":2}""");
        await AssertChangeAsync("MODIFY", """{"id":{"S":"A-1"},"count":{"N":"2"}}""", """{"id":{"S":"A-1"},"count":{"N":"1"}}""");
        await SendAsync(page, "/tables/orders", """{"id":"A-1"}""", HttpMethod.Delete);
        await AssertChangeAsync("REMOVE", null, """{"id":{"S":"A-1"},"count":{"N":"2"}}""");

        Task AssertChangeAsync(string name, string? newImage, string? oldImage)
        {
            JsonElement record = Take().GetProperty("Records")[0];
            JsonElement change = record.GetProperty("dynamodb");
            Assert.Equal(name, record.GetProperty("eventName").GetString());
            Assert.Equal("""{"id":{"S":"A-1"}}""", change.GetProperty("Keys").GetRawText());
            Assert.Equal(newImage, change.TryGetProperty("NewImage", out JsonElement after) ? after.GetRawText() : null);
            Assert.Equal(oldImage, change.TryGetProperty("OldImage", out JsonElement before) ? before.GetRawText() : null);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task KeyOfAnItem_MayHaveTwoAttributes()
    {
        await using PageFixture page = await StartAsync();

        await SendAsync(page, "/tables/orders?key=customer,%20order", """{"customer":"a","order":7,"count":1}""");

        Assert.Equal("""{"customer":{"S":"a"},"order":{"N":"7"}}""", Take().GetProperty("Records")[0].GetProperty("dynamodb").GetProperty("Keys").GetRawText());
    }

    [Fact]
    public async Task RecordOfATopic_HasItsKeyAndValue()
    {
        await using PageFixture page = await StartAsync();
        await SendAsync(page, "/kafka/shipments?key=A-1", "one");

        JsonElement record = Take().GetProperty("records").GetProperty("shipments-0")[0];
        Assert.Equal("A-1", Encoding.UTF8.GetString(record.GetProperty("key").GetBytesFromBase64()));
        Assert.Equal("one", Encoding.UTF8.GetString(record.GetProperty("value").GetBytesFromBase64()));
    }

    [Fact]
    public async Task DeletedKeyOfATopic_IsARecordWithoutValue()
    {
        await using PageFixture page = await StartAsync();
        await SendAsync(page, "/kafka/shipments?key=A-1", "", HttpMethod.Delete);

        JsonElement record = Take().GetProperty("records").GetProperty("shipments-0")[0];
        Assert.Equal("A-1", Encoding.UTF8.GetString(record.GetProperty("key").GetBytesFromBase64()));
        Assert.False(record.TryGetProperty("value", out JsonElement value) && value.ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public async Task RecordOfATopicWithoutAKey_HasNone()
    {
        await using PageFixture page = await StartAsync();
        await SendAsync(page, "/kafka/shipments", "one");

        Assert.Null(Assert.Single(page.Streams.Find(StreamKind.Kafka, "shipments")!.Peek()).Content.Key);
        JsonElement record = Take().GetProperty("records").GetProperty("shipments-0")[0];
        Assert.False(record.TryGetProperty("key", out JsonElement key) && key.ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public async Task Records_StayAfterABuildWithoutTheHandler()
    {
        await using PageFixture page = await StartAsync();
        page.Sources.Connect([], TimeSpan.FromSeconds(3), reportsFailures: true);
        await SendAsync(page, "/streams/clicks?key=a", "one");
        Assert.Empty(_received);

        page.Sources.Connect(Sources, TimeSpan.FromSeconds(3), reportsFailures: true);

        Assert.Equal("one", Encoding.UTF8.GetString(Take().GetProperty("Records")[0].GetProperty("kinesis").GetProperty("data").GetBytesFromBase64()));
    }

    /// <summary>A function has the project's name until the project has a second handler.</summary>
    [Fact]
    public async Task Position_StaysWithAnotherNameOfTheFunction()
    {
        await using PageFixture page = await StartAsync();
        await SendAsync(page, "/streams/clicks?key=a", "one");
        Take();
        while (page.Sources.Streams.All.Single(static stream => stream.Stream.Name == "clicks").Activity.Handled == 0)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        page.With("Other", request =>
        {
            _received.Add(JsonDocument.Parse(request.Payload).RootElement);
            return PageFixture.Respond(request, "null");
        });

        page.Sources.Connect([new("Other", HandlerSource.Kinesis, "clicks"), new("Ship", HandlerSource.Sqs, "orders")], TimeSpan.FromSeconds(3), reportsFailures: true);
        await SendAsync(page, "/streams/clicks?key=a", "two");

        JsonElement records = Take().GetProperty("Records");
        Assert.Equal(["two"], records.EnumerateArray().Select(static record => Encoding.UTF8.GetString(record.GetProperty("kinesis").GetProperty("data").GetBytesFromBase64())));
    }

    [Fact]
    public async Task StreamsOfThePage_HaveTheirNumbers()
    {
        await using PageFixture page = await StartAsync();
        await SendAsync(page, "/streams/clicks?key=a", "one");
        Take();

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        JsonElement clicks;
        do
        {
            string json = await http.GetStringAsync($"{page.Address}/lambda-page/streams", TestContext.Current.CancellationToken);
            clicks = JsonDocument.Parse(json).RootElement.EnumerateArray().Single(static stream => stream.GetProperty("name").GetString() == "clicks");
        }
        while (clicks.GetProperty("handled").GetInt32() == 0);

        Assert.Equal(
            """{"kind":"Kinesis","name":"clicks","function":"Count","shards":1,"lag":0,"handled":1,"failed":0,"discarded":0,"problem":null,"payload":null}""", clicks.GetRawText());
    }

    [Fact]
    public async Task ShortNameOfAFunction_IsThatOfATable()
    {
        await using PageFixture page = await StartAsync();

        Assert.NotNull(page.Streams.Find(StreamKind.DynamoDb, "Db-table"));
    }

    [Theory]
    [InlineData("POST", "/streams/other", "", 404, "No handler declares other. Expected one of: clicks.")]
    [InlineData("GET", "/streams/clicks", "", 400, "GET is not supported. Expected POST.")]
    [InlineData("PUT", "/tables/orders", "{}", 400, "PUT is not supported. Expected POST or DELETE.")]
    [InlineData("POST", "/streams/clicks?group=a", "", 400, "The parameter group is not known. Expected key.")]
    [InlineData("POST", "/tables/orders", "[]", 400, "The body is not a JSON object.")]
    [InlineData("POST", "/tables/orders", "{", 400, "The body is not JSON: ")]
    [InlineData("DELETE", "/tables/orders", "", 400, "The body is empty. Expected JSON.")]
    [InlineData("POST", "/tables/orders", "{\"id\":{\"S\":\"A-1\"}}", 400, "which is the item's key, is {")]
    [InlineData("POST", "/tables/orders", "{\"id\":null}", 400, "is null. Expected a string or a number.")]
    [InlineData("POST", "/tables/orders", "{\"name\":\"a\"}", 400, "The item has no attribute id, which is its key.")]
    [InlineData("POST", "/tables/orders?key=customer,order", "{\"customer\":\"a\"}", 400, "The item has no attribute order")]
    [InlineData("DELETE", "/streams/clicks", "", 400, "DELETE is not supported. Expected POST.")]
    [InlineData("DELETE", "/kafka/shipments", "", 400, "The request has no key. Expected that of the deleted record: ?key=A-1.")]
    [InlineData("DELETE", "/tables/orders", "{\"id\":\"none\"}", 400, "There is no item with the key")]
    public async Task WrongRequest_IsExplained(string method, string path, string body, int expected, string message)
    {
        await using PageFixture page = await StartAsync();

        (HttpStatusCode status, string text) = await SendAsync(page, path, body, HttpMethod.Parse(method));

        Assert.Equal(expected, (int)status);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.Empty(_received);
    }

    [Fact]
    public async Task FailedRecord_IsPrinted()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Count", static request => PageFixture.Respond(request, """{"batchItemFailures":[{"itemIdentifier":"none"}]}"""));
        page.Sources.Connect(Sources[..1], TimeSpan.FromSeconds(3), reportsFailures: true);

        await SendAsync(page, "/streams/clicks?key=a", "one");

        await page.ShownAsync("clicks  1 of 1 records come again");
        Assert.Contains("itemIdentifier is \"none\", which is not a record of the event.", page.Shown, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(PageFixture page, string path, string body, HttpMethod? method = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, page.Address + path) { Content = new StringContent(body) };
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<PageFixture> StartAsync()
    {
        PageFixture page = await PageFixture.StartAsync();
        foreach (HandlerSource source in Sources)
        {
            page.With(source.Function, request =>
            {
                _received.Add(JsonDocument.Parse(request.Payload).RootElement);
                return PageFixture.Respond(request, "null");
            });
        }

        page.Sources.Connect(Sources, TimeSpan.FromSeconds(3), reportsFailures: true);
        return page;
    }

    private JsonElement Take()
    {
        Assert.True(_received.TryTake(out JsonElement received, Limit.Short));
        return received;
    }
}
