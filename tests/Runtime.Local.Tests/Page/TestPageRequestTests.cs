using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The requests that the page handles, those that it passes to the service, and the events that it sends to open pages.</summary>
public sealed class TestPageRequestTests : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("/", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("/", "*/*", false)]
    [InlineData("/", "application/json, text/html;q=0", false)]
    [InlineData("/", "no media type", false)]
    [InlineData("/orders", "text/html", false)]
    [InlineData("/lambda-url/Hello/", "text/html", false)]
    public async Task Root_IsThePageOnlyForBrowsers_AndOtherPathsNameTheFunctionUrl(string path, string accept, bool isPage)
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Hello", static request => PageFixture.Respond(request, "\"it responds\""));

        using HttpResponseMessage response = await SendAsync(page, HttpMethod.Get, path, accept);

        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(isPage ? HttpStatusCode.OK : HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(isPage, text.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal));
        Assert.Equal(!isPage, text.Contains($"Function URLs are at {page.FunctionUrlAddress}.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/", "text/html")]
    [InlineData("POST", "/", "*/*")]
    [InlineData("GET", "/lambda-page/page.js", "*/*")]
    [InlineData("POST", "/functions/Hello/invocations", "*/*")]
    [InlineData("GET", "/lambda-url/Hello/", "text/html")]
    public async Task OtherPort_BelongsToTheFunctions(string method, string path, string accept)
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Hello", static request => PageFixture.Respond(request, "\"it responds\""));

        using HttpResponseMessage response = await SendAsync(page.FunctionUrlAddress, new HttpMethod(method), path, accept);

        Assert.Equal("it responds", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("GET", "/orders/7?details=true", "\"found\"", "  GET /orders/7 200 ")]
    [InlineData("DELETE", "/", """{"statusCode":404}""", "  DELETE / 404 ")]
    [InlineData("POST", "/", """{"errorType":"OrderException","errorMessage":"none"}""", "  POST / 502 ")]
    public async Task RequestOfAFunctionUrl_IsShownWithMethodPathStatusAndTime(string method, string path, string json, string shown)
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Hello", request => json.Contains("errorType", StringComparison.Ordinal) ? PageFixture.Failure(request, json) : PageFixture.Respond(request, json));

        using HttpResponseMessage response = await SendAsync(page.FunctionUrlAddress, new HttpMethod(method), path, "*/*");

        // The line comes after the response.
        await page.ShownAsync(shown);
        Assert.Matches($"\n[0-9a-f-]{{36}}{shown}[0-9.]+ ms\n", page.Shown);
    }

    [Fact]
    public async Task Files_LoadNothingFromElsewhere()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        foreach ((string file, string type) in new[] { ("", "text/html"), ("lambda-page/page.css", "text/css"), ("lambda-page/page.js", "text/javascript") })
        {
            using HttpResponseMessage response = await SendAsync(page, HttpMethod.Get, $"/{file}", "text/html");
            Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
            Assert.StartsWith("default-src 'none'; script-src 'self';", string.Join("", response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/lambda-page/nothing.js")]
    [InlineData("GET", "/lambda-page/..%2Fpage.js")]
    [InlineData("GET", "/lambda-page/past/none")]
    [InlineData("POST", "/lambda-page/page.js")]
    public async Task OtherPathOfThePage_IsNotFound(string method, string path)
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Hello", static request => PageFixture.Respond(request, "1"));

        using HttpResponseMessage response = await SendAsync(page, new HttpMethod(method), path, "text/html");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no /lambda-page/", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_AreTheEventsOfTheTestingPackage()
    {
        if (Environment.GetEnvironmentVariable("LAMBDA_UPDATE_SNAPSHOTS") == "1")
        {
            SampleEvents.WriteFile();
            return;
        }

        await using PageFixture page = await PageFixture.StartAsync();

        string samples = await _http.GetStringAsync($"{page.Address}/lambda-page/samples.json", TestContext.Current.CancellationToken);

        Assert.True(
            samples == SampleEvents.Json,
            $"{SampleEvents.File} should be:\n{SampleEvents.Json}\nTo write it, run this test with LAMBDA_UPDATE_SNAPSHOTS=1, and build again.");
    }

    [Fact]
    public async Task LargeEventAndResponse_AreKeptOnlyAsFarAsShown()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Echo", static request => PageFixture.Respond(request, PageFixture.Event(request)));
        string json = $"\"{new string('x', 1_000_000)}\"";

        using HttpResponseMessage invoked = await _http.PostAsync(
            $"{page.Address}/2015-03-31/functions/Echo/invocations", new StringContent(json, MediaTypeHeaderValue.Parse("application/json")),
            TestContext.Current.CancellationToken);

        string id = string.Join("", invoked.Headers.GetValues("x-amzn-RequestId"));
        using var past = JsonDocument.Parse(await _http.GetStringAsync($"{page.Address}/lambda-page/past/{id}", TestContext.Current.CancellationToken));
        foreach (string part in new[] { "event", "response" })
        {
            JsonElement kept = past.RootElement.GetProperty(part);
            Assert.Equal(
                (1_000_002, 256 * 1024, true), (kept.GetProperty("bytes").GetInt32(), kept.GetProperty("text").GetString()!.Length, kept.GetProperty("isCut").GetBoolean()));
        }
    }

    [Fact]
    public async Task OldestInvocation_IsRemovedAfterAHundred()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        var ids = new List<string>();
        page.With("Echo", request =>
        {
            ids.Add(request.RequestId);
            return PageFixture.Respond(request, "1");
        });
        for (int i = 0; i <= 100; i++)
            (await SendAsync(page, HttpMethod.Post, "/2015-03-31/functions/Echo/invocations", "*/*")).Dispose();

        Assert.Null(page.History.Find(ids[0]));
        Assert.NotNull(page.History.Find(ids[1]));
        Assert.NotNull(page.History.Find(ids[100]));
    }

    private Task<HttpResponseMessage> SendAsync(PageFixture page, HttpMethod method, string path, string accept) => SendAsync(page.Address, method, path, accept);

    private Task<HttpResponseMessage> SendAsync(string address, HttpMethod method, string path, string accept)
    {
        using var request = new HttpRequestMessage(method, new Uri(address + path));
        Assert.True(request.Headers.TryAddWithoutValidation("Accept", accept));
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
