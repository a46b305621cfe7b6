using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>Topics, buckets, events, schedules and log groups, by curl.</summary>
public sealed class EventEndpointTests
{
    private static readonly HandlerSource[] Sources =
    [
        new("Announce", HandlerSource.Sns, "sold"), new("Count", HandlerSource.Sns, "sold"), new("Import", HandlerSource.S3, "incoming"),
        new("Place", HandlerSource.EventBridge, "Order Placed"), new("All", HandlerSource.EventBridge, null), new("Clean", HandlerSource.Schedule, "cron(0 8 * * ? 2199)"),
        new("Alert", HandlerSource.Logs, "/aws/lambda/shop"),
    ];

    private readonly BlockingCollection<(string Function, JsonElement Event)> _received = [];

    [Fact]
    public async Task MessageOfATopic_InvokesEachSubscriber()
    {
        await using PageFixture page = await StartAsync();

        (HttpStatusCode status, string text) = await PostAsync(page, "/topics/sold?subject=news", "one");

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal(["Announce", "Count"], JsonDocument.Parse(text).RootElement.GetProperty("invocations").EnumerateObject().Select(static one => one.Name).Order());
        (string Function, JsonElement Event)[] received = [Take(), Take()];
        Assert.Equal(["Announce", "Count"], received.Select(static one => one.Function).Order());
        JsonElement sns = received[0].Event.GetProperty("Records")[0].GetProperty("Sns");
        Assert.Equal(("one", "news", "arn:aws:sns:us-east-1:123456789012:sold"), (Text(sns, "Message"), Text(sns, "Subject"), Text(sns, "TopicArn")));
    }

    [Fact]
    public async Task ObjectOfABucket_HasItsKeyAndSize()
    {
        await using PageFixture page = await StartAsync();
        await PostAsync(page, "/buckets/incoming/2026/an%20order.json", "12345");

        JsonElement s3 = Take().Event.GetProperty("Records")[0].GetProperty("s3");
        Assert.Equal("incoming", Text(s3.GetProperty("bucket"), "name"));
        Assert.Equal("2026/an+order.json", Text(s3.GetProperty("object"), "key"));
        Assert.Equal(5, s3.GetProperty("object").GetProperty("size").GetInt32());

        await PostAsync(page, "/buckets/incoming/key?event=ObjectRemoved:Delete", "");
        JsonElement removed = Take().Event.GetProperty("Records")[0];
        Assert.Equal("ObjectRemoved:Delete", Text(removed, "eventName"));
        Assert.False(removed.GetProperty("s3").GetProperty("object").TryGetProperty("size", out _));
    }

    [Fact]
    public async Task EventOfABus_InvokesRulesThatMatch()
    {
        await using PageFixture page = await StartAsync();
        await PostAsync(page, "/events/Order%20Placed?source=com.example.shop", """{"id":7}""");

        (string Function, JsonElement Event)[] received = [Take(), Take()];
        Assert.Equal(["All", "Place"], received.Select(static one => one.Function).Order());
        Assert.Equal(("Order Placed", "com.example.shop"), (Text(received[0].Event, "detail-type"), Text(received[0].Event, "source")));
        Assert.Equal("""{"id":7}""", received[0].Event.GetProperty("detail").GetRawText());

        await PostAsync(page, "/events/Other", "");
        Assert.Equal("All", Take().Function);
        Assert.Empty(_received);
    }

    [Theory]
    [InlineData("/log-groups/aws/lambda/shop", "one\ntwo\n", "one\ntwo\n")]
    [InlineData("/log-groups//aws/lambda/shop", "one", "one")]
    [InlineData("/log-groups/aws/lambda/shop?split=lines", "one\r\n\ntwo\n", "one||two")]
    public async Task LogEvents_AreThatOfTheGroup(string path, string body, string expected)
    {
        await using PageFixture page = await StartAsync();

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(page, path, body)).Status);

        JsonElement data = Decompress(Take().Event.GetProperty("awslogs").GetProperty("data").GetBytesFromBase64());
        Assert.Equal(("/aws/lambda/shop", "DATA_MESSAGE"), (Text(data, "logGroup"), Text(data, "messageType")));
        JsonElement[] logEvents = [.. data.GetProperty("logEvents").EnumerateArray()];
        Assert.Equal(expected.Split('|'), logEvents.Select(static one => Text(one, "message")));
        Assert.Equal(logEvents.Length, logEvents.Select(static one => Text(one, "id")).Distinct().Count());
    }

    [Fact]
    public async Task Schedule_IsCalledOnDemand()
    {
        await using PageFixture page = await StartAsync();
        await PostAsync(page, "/schedules/Clean", "");
        Assert.Equal("aws.scheduler", Text(Take().Event, "source"));

        await PostAsync(page, "/schedules/Clean", """{"days":30}""");
        Assert.Equal("""{"days":30}""", Take().Event.GetRawText());
    }

    [Fact]
    public async Task Rate_IsCalledAtTheStart()
    {
        await using PageFixture page = await StartAsync(new HandlerSource("Clean", HandlerSource.Schedule, "rate(1 day)"));

        Assert.Equal("Clean", Take().Function);
        // Another build with the same schedule does not call it again.
        HandlerSource[] next = [new("Clean", HandlerSource.Schedule, "rate(1 day)"), new("New", HandlerSource.Schedule, "rate(1 day)")];
        page.Sources.Connect(next, TimeSpan.FromSeconds(3), reportsFailures: true);
        Assert.Equal("New", Take().Function);
        Assert.Empty(_received);
    }

    [Theory]
    [InlineData("/topics/other", "", 404, "No handler declares other. Expected one of: sold.")]
    [InlineData("/schedules/other", "", 404, "No handler declares other. Expected one of: Clean.")]
    [InlineData("/topics/sold?sbject=a", "", 400, "The parameter sbject is not known. Expected subject.")]
    [InlineData("/log-groups/aws/other", "", 404, "No handler declares aws/other. Expected one of: /aws/lambda/shop.")]
    [InlineData("/log-groups/aws/lambda/shop?split=words", "", 400, "The parameter split is 'words'. Expected lines.")]
    [InlineData("/log-groups/aws/lambda/shop?lines", "", 400, "The parameter lines is not known. Expected split.")]
    [InlineData("/buckets/incoming", "", 400, "The path has no key. Expected /buckets/{name}/{key}.")]
    [InlineData("/events/Other", "[1]", 400, "The body is not a JSON object. Expected the detail of the event.")]
    [InlineData("/events/Other", "{", 400, "The body is not JSON: Expected depth")]
    [InlineData("/schedules/Clean", "no JSON", 400, "is an invalid JSON literal")]
    public async Task WrongRequest_IsExplained(string path, string body, int expected, string message)
    {
        await using PageFixture page = await StartAsync();

        (HttpStatusCode status, string text) = await PostAsync(page, path, body);

        Assert.Equal(expected, (int)status);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.Empty(_received);
    }

    [Theory]
    [InlineData("/topics/sold")]
    [InlineData("/log-groups/aws/lambda/shop")]
    public async Task BytesThatAreNotText_AreRefused(string path)
    {
        await using PageFixture page = await StartAsync();

        (HttpStatusCode status, string text) = await PostAsync(page, path, new ByteArrayContent([0xFF, 0xFE]));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("The body is not text in UTF-8.", text, StringComparison.Ordinal);
        Assert.Empty(_received);
    }

    [Fact]
    public async Task Get_IsRefused()
    {
        await using PageFixture page = await StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        using HttpResponseMessage response = await http.GetAsync($"{page.Address}/topics/sold", TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("GET is not supported. Expected POST.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/topics/other", "No handler declares other.")]
    [InlineData("/queues/other", "The specified queue does not exist: other.")]
    [InlineData("/streams/other", "No handler declares other.")]
    public async Task RefusedRequest_IsPrinted(string path, string message)
    {
        await using PageFixture page = await StartAsync();
        (_, string text) = await PostAsync(page, path, "one");

        await page.ShownAsync($"POST {path}  refused");
        Assert.Contains(message, page.Shown, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedAttempt_IsPrinted()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Announce", static request => PageFixture.Failure(request, """{"errorType":"OrderException","errorMessage":"no order"}"""));
        page.Sources.Connect(Sources, TimeSpan.FromSeconds(3), reportsFailures: true);

        await PostAsync(page, "/topics/sold", "one");

        await page.ShownAsync("Announce  attempt 1 failed: the next one follows in 60 s");
        Assert.Contains("Announce-failures", page.Registry.Names);
    }

    private static JsonElement Decompress(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonDocument.Parse(gzip).RootElement;
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    private static Task<(HttpStatusCode Status, string Text)> PostAsync(PageFixture page, string path, string body) => PostAsync(page, path, new StringContent(body));

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(PageFixture page, string path, HttpContent content)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using HttpResponseMessage response = await http.PostAsync(page.Address + path, content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<PageFixture> StartAsync(params HandlerSource[] sources)
    {
        PageFixture page = await PageFixture.StartAsync();
        foreach (string name in Sources.Append(new HandlerSource("New", HandlerSource.Schedule, null)).Select(static source => source.Function))
        {
            page.With(name, request =>
            {
                _received.Add((name, JsonDocument.Parse(request.Payload).RootElement));
                return PageFixture.Respond(request, "null");
            });
        }

        page.Sources.Connect(sources.Length == 0 ? Sources : sources, TimeSpan.FromSeconds(3), reportsFailures: true);
        return page;
    }

    private (string Function, JsonElement Event) Take()
    {
        Assert.True(_received.TryTake(out (string Function, JsonElement Event) received, Limit.Short));
        return received;
    }
}
