using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>Firehose streams, by curl.</summary>
public sealed class FirehoseEndpointTests
{
    private static readonly HandlerSource Source = new("Shrink", HandlerSource.Firehose, "lines");

    [Fact]
    public async Task TransformedRecord_IsInTheResponse()
    {
        await using PageFixture page = await StartAsync("Ok", static text => $"<{text}>");

        (HttpStatusCode status, JsonElement json) = await PostAsync(page, "/firehose/lines", "täxt\n");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("Ok", "<täxt\n>"), ReadFirst(json));
        Assert.Equal(1, json.GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task Lines_AreRecordsOfOneEvent()
    {
        await using PageFixture page = await StartAsync("Ok", static text => $"<{text}>");

        (_, JsonElement json) = await PostAsync(page, "/firehose/lines?split=lines", "one\r\ntwo\n");

        Assert.Equal(["<one>", "<two>"], json.GetProperty("records").EnumerateArray().Select(static record => record.GetProperty("text").GetString()));
        Assert.Equal(2, json.GetProperty("records").EnumerateArray().Select(static record => record.GetProperty("recordId").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task ContentThatIsNotText_IsInBase64()
    {
        await using PageFixture page = await StartAsync("Ok", static text => text, [0xFF]);

        (_, JsonElement json) = await PostAsync(page, "/firehose/lines", "one");

        Assert.Equal("/w==", json.GetProperty("records")[0].GetProperty("data").GetString());
    }

    [Fact]
    public async Task DroppedRecord_HasNoContent()
    {
        await using PageFixture page = await StartAsync("Dropped", static text => text);

        (_, JsonElement json) = await PostAsync(page, "/firehose/lines", "one");

        Assert.Equal(("Dropped", null), ReadFirst(json));
        Assert.DoesNotContain("records failed", page.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedRecord_IsPrinted()
    {
        await using PageFixture page = await StartAsync("ProcessingFailed", static text => text);

        (_, JsonElement json) = await PostAsync(page, "/firehose/lines", "one");

        Assert.Equal("Lambda.ProcessingFailedStatus", json.GetProperty("records")[0].GetProperty("errorCode").GetString());
        await page.ShownAsync("  lines  1 of 1 records failed: Lambda.ProcessingFailedStatus\n  The function returned the record as ProcessingFailed.\n");
    }

    [Fact]
    public async Task FunctionThatFails_IsInvokedFourTimes()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Shrink", static request => PageFixture.Failure(request, """{"errorType":"OrderException","errorMessage":"no order"}"""));
        page.Connect(Source);

        (_, JsonElement json) = await PostAsync(page, "/firehose/lines", "one");

        Assert.Equal(4, json.GetProperty("attempts").GetInt32());
        await page.ShownAsync("  lines  1 of 1 records failed after 4 attempts: Lambda.FunctionError\n  OrderException: no order\n");
    }

    [Fact]
    public async Task SecondFunctionOfAStream_IsNotConnected()
    {
        await using PageFixture page = await StartAsync("Ok", static text => text);
        page.With("Other", static request => PageFixture.Failure(request, "{}"));

        page.Connect(Source, new HandlerSource("Other", HandlerSource.Firehose, "lines"));

        await page.ShownAsync("lines  Other is not connected, because a Firehose stream has one function, and this one has Shrink\n");
        (_, JsonElement json) = await PostAsync(page, "/firehose/lines", "one");
        Assert.Equal(("Ok", "one"), ReadFirst(json));
    }

    [Theory]
    [InlineData("POST", "/firehose/other", 1, 404, "No handler declares other. Expected one of: lines.")]
    [InlineData("GET", "/firehose/lines", 0, 400, "GET is not supported. Expected POST.")]
    [InlineData("POST", "/firehose/lines?split=words", 1, 400, "The parameter split is 'words'. Expected lines.")]
    [InlineData("POST", "/firehose/lines", 1024001, 400, "The body has 1024001 bytes. Expected up to 1024000.")]
    [InlineData("POST", "/firehose/lines?split=lines", 501, 400, "The body has 501 lines. Expected up to 500.")]
    public async Task WrongRequest_IsExplained(string method, string path, int length, int expected, string message)
    {
        await using PageFixture page = await StartAsync("Ok", static text => text);

        (HttpStatusCode status, JsonElement json) = await PostAsync(page, path, new string('\n', length), method);

        Assert.Equal(expected, (int)status);
        Assert.Equal(message, json.GetProperty("message").GetString());
        await page.ShownAsync($"{method} {path.Split('?')[0]}  refused");
    }

    private static (string? Result, string? Text) ReadFirst(JsonElement json)
    {
        JsonElement record = json.GetProperty("records")[0];
        return (record.GetProperty("result").GetString(), record.TryGetProperty("text", out JsonElement text) ? text.GetString() : null);
    }

    private static async Task<PageFixture> StartAsync(string result, Func<string, string> transform, byte[]? content = null)
    {
        PageFixture page = await PageFixture.StartAsync();
        page.With("Shrink", request =>
        {
            var records = new JsonArray([.. JsonNode.Parse(request.Payload.Span)!["records"]!.AsArray().Select(record => new JsonObject
            {
                ["recordId"] = (string)record!["recordId"]!,
                ["result"] = result,
                ["data"] = Convert.ToBase64String(content ?? Encoding.UTF8.GetBytes(transform(Encoding.UTF8.GetString(Convert.FromBase64String((string)record["data"]!))))),
            })]);
            return PageFixture.Respond(request, new JsonObject { ["records"] = records }.ToJsonString());
        });
        page.Connect(Source);
        return page;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(PageFixture page, string path, string body, string method = "POST")
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), page.Address + path) { Content = body.Length == 0 ? null : new StringContent(body) };
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }
}
