using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The requests by which the page sends HTTP requests to functions.</summary>
public sealed class HttpEndpointTests : IDisposable
{
    private const string Ok = """{"statusCode":200,"headers":{"content-type":"application/json","x-count":"7"},"cookies":["a=1","b=2"],"body":"{\"id\":7}"}""";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private string _event = "";

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Request_ReachesTheFunctionAsAtItsUrl_AndTheResponseHasAllParts()
    {
        await using PageFixture page = await StartAsync(Ok);

        (HttpStatusCode status, JsonNode response) = await SendAsync(
            page, """{"method":"POST","path":"/orders/a%2Fb?x=1&x=2","headers":[["Content-Type","application/json"],["X-Mine","1"],["X-Mine","2"]],"body":"{\"count\":\"ü\"}"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        JsonNode received = JsonNode.Parse(_event)!;
        Assert.Equal(
            ("/orders/a%2Fb", "x=1&x=2", "1,2", """{"count":"ü"}""", "POST"),
            ((string?)received["rawPath"], (string?)received["rawQueryString"], (string?)received["headers"]!["x-mine"], (string?)received["body"],
                (string?)received["requestContext"]!["http"]!["method"]));
        Assert.Equal(new Uri(page.FunctionUrlAddress).Authority, (string?)received["headers"]!["host"]);
        Assert.Equal($"{new Uri(page.FunctionUrlAddress).Port}", (string?)received["headers"]!["x-forwarded-port"]);
        Assert.Equal(
            (200, "OK", """{"id":7}""", 8, null),
            ((int)response["status"]!, (string?)response["phrase"], (string?)response["body"], (int)response["bytes"]!, (string?)response["reason"]));
        string headers = response["headers"]!.ToJsonString();
        Assert.Contains("""["x-count","7"]""", headers, StringComparison.Ordinal);
        Assert.Contains("""["Set-Cookie","a=1"],["Set-Cookie","b=2"]""", headers, StringComparison.Ordinal);
        Assert.Contains("  POST /orders/a%2Fb 200 ", page.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestOfThePageAndThatOfAClient_AreKeptAsTheyWereSent()
    {
        await using PageFixture page = await StartAsync(Ok);
        (_, JsonNode response) = await SendAsync(page, """{"method":"PUT","path":"/orders?x","headers":[["X-Mine","1"]],"body":"text"}""");
        JsonNode own = response["past"]!;
        Assert.Equal(("PUT", "/orders?x", "text", false), ((string?)own["request"]!["method"], (string?)own["request"]!["target"], (string?)own["request"]!["body"],
            (bool)own["request"]!["isCut"]!));
        Assert.Contains("""["X-Mine","1"]""", own["request"]!["headers"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((200, null), ((int)own["summary"]!["http"]!["status"]!, (string?)own["summary"]!["http"]!["reason"]));

        using var sent = new ByteArrayContent([0xFF, 0xD8, 0]);
        using HttpResponseMessage received = await _http.PostAsync($"{page.FunctionUrlAddress}/lambda-url/Orders/photo?y=%20", sent, TestContext.Current.CancellationToken);
        string id = string.Join("", received.Headers.GetValues("x-amzn-RequestId"));
        await page.ShownAsync("  POST /lambda-url/Orders/photo 200 ");
        using var past = JsonDocument.Parse(await _http.GetStringAsync($"{page.Address}/lambda-page/past/{id}", TestContext.Current.CancellationToken));
        JsonElement request = past.RootElement.GetProperty("request");
        Assert.Equal(("POST", "/lambda-url/Orders/photo?y=%20", "/9gA"), (Text(request, "method"), Text(request, "target"), Text(request, "bodyBase64")));
    }

    [Theory]
    [InlineData("function-url", 502, "Runtime.InvalidHttpResponse", """{"statusCode":200,"headers":{"a":{}}}""")]
    [InlineData("http-api", 500, "The response is not an HTTP response: its", """{"statusCode":200,"headers":{"a":{}}}""")]
    [InlineData("rest-api", 502, "it has the member 'cookies'", Ok)]
    [InlineData("alb", 502, "its body is null", """{"statusCode":200,"body":null}""")]
    public async Task ErrorOfTheService_HasItsReason(string service, int expected, string reason, string returned)
    {
        await using PageFixture page = await StartAsync(returned, "--as", service);

        (_, JsonNode response) = await SendAsync(page, """{"method":"GET","path":"/"}""");

        Assert.Equal(expected, (int)response["status"]!);
        string found = $"Runtime.InvalidHttpResponse: {response["reason"]}";
        Assert.Contains(reason, found, StringComparison.Ordinal);
        Assert.Equal((expected, found), ((int)response["past"]!["summary"]!["http"]!["status"]!, (string?)response["past"]!["summary"]!["http"]!["reason"]));
    }

    [Fact]
    public async Task RequestWithoutARoute_IsExplainedAndListedWithoutAnInvocation()
    {
        await using PageFixture page = await StartAsync(Ok, "--as", "http-api", "--stage", "dev", "--route", "GET /orders");

        (_, JsonNode response) = await SendAsync(page, """{"method":"GET","path":"/other"}""");

        Assert.Equal((404, "The HTTP API has no route for GET /dev/other."), ((int)response["status"]!, (string?)response["reason"]));
        JsonNode past = response["past"]!;
        Assert.Equal(
            """{"method":"GET","target":"/dev/other","status":404,"reason":"Not Found: The HTTP API has no route for GET /dev/other.","notice":null}""",
            past["summary"]!["http"]!.ToJsonString());
        Assert.Equal((null, null, "Orders"), (past["response"], past["summary"]!["duration"], (string?)past["summary"]!["function"]));
        (_, JsonNode found) = await SendAsync(page, """{"method":"GET","path":"/orders"}""");
        Assert.Equal(200, (int)found["status"]!);
        Assert.Equal("/dev/orders", (string?)JsonNode.Parse(_event)!["rawPath"]);
    }

    /// <summary>The page and the terminal say what the service does to the response; the terminal once for requests of one kind.</summary>
    [Theory]
    [InlineData("rest-api", "GET", """{"statusCode":200,"headers":{"content-type":"image/png"},"body":"/9gA","isBase64Encoded":true}""", "The client gets the body as base64 text, because image/png is not")]
    [InlineData("alb-multi", "GET", """{"statusCode":200,"headers":{"a":"1"}}""", "The client does not get a: a load balancer")]
    [InlineData("rest-api", "POST", """{"statusCode":201,"headers":{"location":"/orders/9"}}""", "Location is /orders/9, outside the stage /dev: expected /dev/orders/9")]
    public async Task ResponseThatTheServiceChanges_HasANotice(string service, string method, string returned, string notice)
    {
        string[] options = service == "rest-api" ? ["--as", service, "--stage", "dev", "--binary-media-type", "text/css"] : ["--as", service];
        await using PageFixture page = await StartAsync(returned, options);
        for (int i = 7; i < 9; i++)
        {
            (_, JsonNode response) = await SendAsync(page, $$"""{"method":"{{method}}","path":"/orders/{{i}}"}""");
            Assert.Null(response["reason"]);
            JsonNode kept = response["past"]!["summary"]!["http"]!;
            Assert.Null(kept["reason"]);
            Assert.StartsWith(notice, (string?)kept["notice"], StringComparison.Ordinal);
        }

        Assert.Equal(2, page.Shown.Split($"\n  {notice}").Length);
        await SendAsync(page, $$"""{"method":"{{method}}","path":"/other"}""");
        Assert.Equal(3, page.Shown.Split($"\n  {notice}").Length);
    }

    [Fact]
    public async Task OneOfSeveralFunctions_IsAddressedByItsName()
    {
        await using PageFixture page = await StartAsync(Ok);
        page.With("Other", static request => PageFixture.Respond(request, "\"other\""));

        (_, JsonNode response) = await SendAsync(page, """{"method":"GET","path":"/a"}""", "Other");
        Assert.Equal("other", (string?)response["body"]);
        await SendAsync(page, """{"method":"GET","path":"/a"}""");
        Assert.Equal("/a", (string?)JsonNode.Parse(_event)!["rawPath"]);
    }

    /// <summary>A handler of a queue beside the routes does not change the addresses of the routes.</summary>
    [Fact]
    public async Task RequestThatNamesNoFunction_ReachesTheOnlyOneWithRoutes()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Http", static request => PageFixture.Respond(request, "\"routes\""), routes: "GET /a").With("Ship", static request => PageFixture.Respond(request, "\"queue\""));

        Assert.Equal("routes", await _http.GetStringAsync($"{page.FunctionUrlAddress}/a", TestContext.Current.CancellationToken));
        Assert.Equal("routes", await _http.GetStringAsync($"{page.FunctionUrlAddress}/lambda-url/Http/a", TestContext.Current.CancellationToken));
        Assert.Equal("queue", await _http.GetStringAsync($"{page.FunctionUrlAddress}/lambda-url/Ship/a", TestContext.Current.CancellationToken));
        (_, JsonNode sent) = await SendAsync(page, """{"method":"GET","path":"/a"}""", "Http");
        Assert.Equal("/a", (string?)sent["past"]!["request"]!["target"]);

        page.With("Other", static request => PageFixture.Respond(request, "\"other\""), routes: "GET /a");
        using HttpResponseMessage unclear = await _http.GetAsync($"{page.FunctionUrlAddress}/a", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unclear.StatusCode);
    }

    [Theory]
    [InlineData("", "The body is not JSON: ")]
    [InlineData("[]", "The body is an array. Expected an object with method, path, headers, and body or bodyBase64.")]
    [InlineData("{}", "There is no method. Expected a method, such as GET.")]
    [InlineData("""{"method":7}""", "method is 7. Expected a method, such as GET.")]
    [InlineData("""{"method":"GET "}""", "The method is 'GET '. Expected a method, such as GET.")]
    [InlineData("""{"method":"GET"}""", "There is no path. Expected a path, such as /orders.")]
    [InlineData("""{"method":"GET","path":""}""", "The path is ''. Expected one that begins with a slash, such as /orders.")]
    [InlineData("""{"method":"GET","path":"http://a/"}""", "The path is 'http://a/'. Expected one that begins with a slash, such as /orders.")]
    [InlineData("""{"method":"GET","path":"/a b"}""", "The path has the character ' '. Expected %20 instead.")]
    [InlineData("""{"method":"GET","path":"/ü"}""", "The path has the character 'ü'. Expected %C3%BC instead.")]
    [InlineData("""{"method":"GET","path":"/#a"}""", "The path has the character '#'. Expected %23 instead.")]
    [InlineData("""{"method":"GET","path":"/\ud800"}""", "A text is not Unicode: ")]
    [InlineData("""{"method":"GET","path":"/","headers":{}}""", "headers is an object. Expected an array with lists of a name and a value.")]
    [InlineData("""{"method":"GET","path":"/","headers":[["a"]]}""", "An element of headers is an array. Expected lists of a name and a value.")]
    [InlineData("""{"method":"GET","path":"/","headers":[["a b","1"]]}""", "The name of a header is 'a b'. Expected letters, digits and hyphens, such as Content-Type.")]
    [InlineData("""{"method":"GET","path":"/","headers":[["a","1\nb: 2"]]}""", "The value of the header a has a line break or another control character. Remove it.")]
    [InlineData("""{"method":"GET","path":"/","headers":[["content-length","1"]]}""", "The header content-length follows from the body. Remove it.")]
    [InlineData("""{"method":"GET","path":"/","body":{}}""", "body is an object. Expected text.")]
    [InlineData("""{"method":"GET","path":"/","bodyBase64":"%"}""", "The body is not Base64. Expected bytes in Base64, such as /9j/4A==.")]
    [InlineData("""{"method":"GET","path":"/","body":"","bodyBase64":""}""", "There is both body and bodyBase64. Expected one of them.")]
    [InlineData("""{"method":"GET","path":"/","query":""}""", "The member 'query' is not known. Expected method, path, headers, and body or bodyBase64.")]
    public async Task MalformedRequest_IsRefusedWithWhatIsExpected(string json, string message)
    {
        await using PageFixture page = await StartAsync(Ok);

        (HttpStatusCode status, JsonNode response) = await SendAsync(page, json);

        Assert.Equal((HttpStatusCode.BadRequest, "BadRequest"), (status, (string?)response["error"]));
        Assert.StartsWith(message, (string?)response["message"], StringComparison.Ordinal);
        Assert.Equal("", _event);
        Assert.Contains("POST /lambda-page/http/Orders  refused  400", page.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherFunction_IsNotFound()
    {
        await using PageFixture page = await StartAsync(Ok);

        (HttpStatusCode status, JsonNode response) = await SendAsync(page, """{"method":"GET","path":"/"}""", "None");

        Assert.Equal((HttpStatusCode.NotFound, "There is no function None. Expected one of: Orders."), (status, (string?)response["message"]));
    }

    [Fact]
    public async Task LargeBodies_ArePassedUpToTheLimitOfTheService()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Orders", request =>
        {
            int length = ((string)JsonNode.Parse(request.Payload.Span)!["body"]!).Length;
            return PageFixture.Respond(request, new JsonObject { ["statusCode"] = 200, ["body"] = $"{length} {new string('y', 5_000_000)}" }.ToJsonString());
        });

        (_, JsonNode response) = await SendAsync(page, Body(5_000_000));
        Assert.Equal((200, 5_000_008, false), ((int)response["status"]!, (int)response["bytes"]!, (bool)response["isCut"]!));
        Assert.StartsWith("5000000 yyy", (string?)response["body"], StringComparison.Ordinal);
        JsonNode kept = response["past"]!["request"]!;
        Assert.Equal((5_000_000, true, 256 * 1024), ((int)kept["bytes"]!, (bool)kept["isCut"]!, ((string)kept["body"]!).Length));

        (_, response) = await SendAsync(page, Body(7_000_000));
        Assert.Equal(
            (413, "The body has 7000000 bytes. The maximum of a function URL is 6291456."), ((int)response["status"]!, (string?)response["reason"]));

        (HttpStatusCode status, response) = await SendAsync(page, Body(70_000_000));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("The body has 700000", (string?)response["message"], StringComparison.Ordinal);

        static string Body(int length) => $$"""{"method":"POST","path":"/","body":"{{new string('x', length)}}"}""";
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Host", "evil.example")]
    public async Task RequestOfAnotherPage_IsRefused(string header, string value)
    {
        await using PageFixture page = await StartAsync(Ok);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{page.Address}/lambda-page/http/Orders")
        {
            Content = new StringContent("""{"method":"GET","path":"/"}"""),
        };
        Assert.True(request.Headers.TryAddWithoutValidation(header, value));

        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Forbidden, ""), (response.StatusCode, _event));
    }

    /// <summary>The pages of a function have its origin.</summary>
    [Fact]
    public async Task PageOfAFunction_IsRefused()
    {
        await using PageFixture page = await StartAsync(Ok);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{page.Address}/lambda-page/http/Orders")
        {
            Content = new StringContent("""{"method":"GET","path":"/"}"""),
        };
        request.Headers.Add("Origin", page.FunctionUrlAddress);

        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Forbidden, ""), (response.StatusCode, _event));
    }

    [Fact]
    public async Task Bytes_AreInBase64()
    {
        await using PageFixture page = await StartAsync("""{"statusCode":200,"headers":{"content-type":"image/png"},"body":"/9gA","isBase64Encoded":true}""");

        (_, JsonNode response) = await SendAsync(page, """{"method":"POST","path":"/","headers":[["Content-Type","image/png"]],"bodyBase64":"AP8="}""");

        Assert.Equal(("/9gA", 3, null), ((string?)response["bodyBase64"], (int)response["bytes"]!, (string?)response["body"]));
        JsonNode received = JsonNode.Parse(_event)!;
        Assert.Equal(("AP8=", true), ((string?)received["body"], (bool)received["isBase64Encoded"]!));
        Assert.Equal("AP8=", (string?)response["past"]!["request"]!["bodyBase64"]);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task CompressedResponse_IsDecoded(string encoding)
    {
        string text = $"[{new string('1', 100_000)}]";
        string body = Convert.ToBase64String(Compress(encoding, text));
        await using PageFixture page = await StartAsync(
            $$"""{"statusCode":200,"headers":{"content-type":"application/json","content-encoding":"{{encoding}}"},"body":"{{body}}","isBase64Encoded":true}""");

        (_, JsonNode response) = await SendAsync(page, """{"method":"GET","path":"/","headers":[["Accept-Encoding","br, gzip"]]}""");

        Assert.Equal(
            (text, text.Length, encoding, Convert.FromBase64String(body).Length),
            ((string?)response["body"], (int)response["bytes"]!, (string?)response["encoding"], (int)response["encodedBytes"]!));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task BodyThatCannotBeDecoded_IsShownAsItIs(string encoding)
    {
        await using PageFixture page = await StartAsync($$"""{"statusCode":200,"headers":{"content-encoding":"{{encoding}}"},"body":"text"}""");

        (_, JsonNode response) = await SendAsync(page, """{"method":"GET","path":"/"}""");

        Assert.Equal(("text", 4, null), ((string?)response["body"], (int)response["bytes"]!, response["encoding"]));
    }

    [Fact]
    public async Task RequestThatItsClientEnds_IsListedWithoutAStatus()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        using var received = new SemaphoreSlim(0);
        using var ended = new SemaphoreSlim(0);
        page.With("Orders", request =>
        {
            received.Release();
            ended.Wait(TestContext.Current.CancellationToken);
            return PageFixture.Respond(request, Ok);
        });
        using var client = new CancellationTokenSource();
        Task<HttpResponseMessage> sent = _http.GetAsync($"{page.FunctionUrlAddress}/slow", client.Token);
        await received.WaitAsync(TestContext.Current.CancellationToken);
        IReadOnlyList<PastEntry> before = page.History.Subscribe(out PageSubscription changes);
        Assert.Empty(before);

        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);

        // The service notices a moment later. Until then, it would respond.
        await LastWithAsync("request");
        ended.Release();
        JsonNode past = await LastWithAsync("response");

        Assert.Equal(
            """{"method":"GET","target":"/slow","status":null,"reason":"The client ended the request before its response.","notice":null}""",
            past["summary"]!["http"]!.ToJsonString());

        async Task<JsonNode> LastWithAsync(string member)
        {
            while (true)
            {
                Assert.True(await changes.WaitAsync(TestContext.Current.CancellationToken).AsTask().WithinLimit());
                JsonNode? last = null;
                while (changes.TryTake(out PageChange change))
                    last = JsonNode.Parse(change.Entry!.ToJson());
                if (last?[member] is not null)
                    return last;
            }
        }
    }

    [Fact]
    public async Task ErrorOfTheFunction_IsInItsInvocation()
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Orders", static request => PageFixture.Failure(request, """{"errorType":"OrderException","errorMessage":"no order"}""", "a line"));

        (_, JsonNode response) = await SendAsync(page, """{"method":"GET","path":"/"}""");

        Assert.Equal((502, "OrderException: no order"), ((int)response["status"]!, (string?)response["reason"]));
        Assert.Equal(("OrderException", "a line"), ((string?)response["past"]!["summary"]!["errorType"], (string?)response["past"]!["log"]![0]));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(20, null)]
    [InlineData(1, "The response ended early, because the function failed after it had sent a part.")]
    public async Task StreamedResponse_IsReadToItsEnd_AndItsBeginningIsKept(int megabytes, string? problem)
    {
        await using PageFixture page = await PageFixture.StartAsync();
        page.With("Orders", request =>
        {
            StreamSink sink = request.StreamSink!;
            byte[] chunk = Encoding.UTF8.GetBytes(new string('x', 1024 * 1024));
            sink.OnHead!(new StreamHead("text/plain", Prelude: null), CancellationToken.None).AsTask().Wait(TestContext.Current.CancellationToken);
            for (int i = 0; i < megabytes; i++)
                sink.OnChunk!(new ResponseChunk(request.RequestId, TimeSpan.Zero, chunk), CancellationToken.None).AsTask().Wait(TestContext.Current.CancellationToken);
            InvocationResult result = problem is null ? PageFixture.Respond(request, "") : PageFixture.Failure(request, """{"errorType":"OrderException","errorMessage":"none"}""");
            return result with { IsStreamed = true, StreamedLength = chunk.Length * megabytes };
        });

        (_, JsonNode response) = await SendAsync(page, """{"method":"GET","path":"/"}""");

        int length = megabytes * 1024 * 1024;
        Assert.Equal(
            (200, length, length > 16 * 1024 * 1024, problem),
            ((int)response["status"]!, (int)response["bytes"]!, (bool)response["isCut"]!, (string?)response["reason"]));
        Assert.InRange(((string)response["body"]!).Length, Math.Min(length, 16 * 1024 * 1024), 16 * 1024 * 1024);
    }

    private static byte[] Compress(string encoding, string text)
    {
        var output = new MemoryStream();
        using (Stream encoder = encoding switch
        {
            "br" => new BrotliStream(output, CompressionLevel.Fastest),
            "gzip" => new GZipStream(output, CompressionLevel.Fastest),
            _ => new ZLibStream(output, CompressionLevel.Fastest),
        })
        {
            encoder.Write(Encoding.UTF8.GetBytes(text));
        }

        return output.ToArray();
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    private async Task<PageFixture> StartAsync(string returned, params string[] options) =>
        (await PageFixture.StartAsync(options)).With("Orders", request => Respond(request, returned));

    private InvocationResult Respond(InvocationRequest request, string returned)
    {
        _event = PageFixture.Event(request);
        return PageFixture.Respond(request, returned);
    }

    private async Task<(HttpStatusCode Status, JsonNode Response)> SendAsync(PageFixture page, string json, string function = "Orders")
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync($"{page.Address}/lambda-page/http/{function}", content, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
