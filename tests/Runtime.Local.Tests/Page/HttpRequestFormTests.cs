using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>HTTP requests and responses on the page in a browser. Pictures are written to artifacts/tests/page.</summary>
[FullTier]
public sealed class HttpRequestFormTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static readonly string[] Routes = ["POST /orders", "GET /orders/{id:int}", "GET /orders", "GET /photo", "DELETE /orders/{id:int}"];

    private readonly ConcurrentQueue<JsonNode> _received = new();

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 375)]
    public async Task FunctionWithRoutes_BeginsWithARequestThatReads(string scheme, int width)
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page, scheme, width);
        await tab.UntilAsync("document.activeElement.id === 'path'");
        Assert.Equal("http GET /orders", await ReadAsync(tab));
        Assert.Equal("Choose one…, GET /orders, GET /photo, GET /orders/{id:int}, POST /orders, DELETE /orders/{id:int}", await tab.EvaluateAsync<string>(
            "[...document.querySelector('#route').options].map(e => e.text).join(', ')"));
        Assert.Equal(page.FunctionUrlAddress, await tab.TextAsync("#base"));

        await tab.PressAsync("Enter", 13, control: true);
        await tab.UntilAsync("document.querySelector('#state').className === 'good' && document.querySelector('#past tr.shown')");

        Assert.StartsWith("GET /orders: 200 OK, in ", await tab.TextAsync("#state"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 OK\n", await tab.TextAsync("pre.head"), StringComparison.Ordinal);
        Assert.Contains("\nx-count: 2\n", await tab.TextAsync("pre.head"), StringComparison.Ordinal);
        Assert.Equal("[\n  {\n    \"id\": 7\n  },\n  {\n    \"id\": 8\n  }\n]", await tab.TextAsync("pre.response"));
        Assert.Equal("a line of the log", await tab.TextAsync("pre.log"));
        Assert.StartsWith("GET /orders HTTP/1.1\n", await tab.TextAsync("pre.request"), StringComparison.Ordinal);
        await tab.UntilAsync("document.querySelector('#past tr').children[2].innerText === '200'");
        Assert.Equal("GET /orders", await tab.TextAsync("#past .target"));
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth === document.documentElement.clientWidth"), "the page is wider than its window");
        Assert.Empty(await tab.EvaluateAsync<string[]>(PageContrast.Low));
        await tab.PictureAsync($"http-{scheme}-{width}");
        AssertUndisturbed(page, tab);
    }

    [Fact]
    public async Task Route_FillsTheForm_AndTheBodyIsCheckedAndKept()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        await ChooseAsync(tab, "#route", "POST /orders");
        Assert.Equal("http POST /orders", await ReadAsync(tab));
        Assert.Equal("Content-Type: application/json", await ValueAsync(tab, "#headers"));
        Assert.Equal("No body.", await tab.TextAsync("#body-verdict"));

        await tab.WriteAsync("#body", "{\n  \"id\": 7\n  \"count\": 1\n}");
        Assert.Equal("Invalid JSON in line 3, column 3: a ',' is missing before \"count\". It can be sent as it is.", await tab.TextAsync("#body-verdict"));
        Assert.Equal("true", await tab.EvaluateAsync<string>("document.querySelector('#body').getAttribute('aria-invalid')"));
        Assert.Equal("3", await tab.TextAsync("#body-lines .faulty"));
        await tab.PictureAsync("http-fault");
        await tab.ClickAsync("#body-fault");
        Assert.Equal("body 14", await tab.EvaluateAsync<string>("`${document.activeElement.id} ${document.activeElement.selectionStart}`"));

        await tab.WriteAsync("#body", """{"id":9}""");
        Assert.Equal("JSON, 8 bytes.", await tab.TextAsync("#body-verdict"));
        await tab.ClickAsync("#body-format");
        Assert.Equal("{\n  \"id\": 9\n}", await ValueAsync(tab, "#body"));
        await ChooseAsync(tab, "#route", "GET /orders/{id:int}");
        Assert.Equal(("http GET /orders/1", "", ""), (await ReadAsync(tab), await ValueAsync(tab, "#headers"), await ValueAsync(tab, "#body")));
        await ChooseAsync(tab, "#route", "POST /orders");
        Assert.Equal("{\n  \"id\": 9\n}", await ValueAsync(tab, "#body"));
        Assert.Equal("Content-Type: application/json", await ValueAsync(tab, "#headers"));

        await tab.ClickAsync("#send-http");
        await tab.UntilAsync("document.querySelector('#state').className === 'good'");
        Assert.StartsWith("POST /orders: 201 Created, in ", await tab.TextAsync("#state"), StringComparison.Ordinal);
        Assert.Equal("{\n  \"id\": 9\n}", (string?)Assert.Single(_received)["body"]);

        await tab.NavigateAsync(page.Address);
        await tab.UntilAsync("document.querySelector('#path')?.value === '/orders' && document.querySelector('#body').value !== ''");
        Assert.Equal("http POST /orders", await ReadAsync(tab));
    }

    [Fact]
    public async Task Image_IsShown_AndOtherBytesAreAFile()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        await SendAsync(tab, "/photo");
        await tab.UntilAsync("document.querySelector('#result img')?.complete");
        Assert.Equal(
            "1 Image of the response, 70 bytes of image/png",
            await tab.EvaluateAsync<string>("(e => `${e.naturalWidth} ${e.alt}`)(document.querySelector('#result img'))"));
        Assert.Equal("photo.png", await tab.EvaluateAsync<string>("document.querySelector('#download').download"));
        await tab.PictureAsync("http-image");

        await SendAsync(tab, "/file");
        Assert.Contains("3 bytes of application/octet-stream.", await tab.TextAsync("#result"), StringComparison.Ordinal);
        Assert.Equal("file.bin", await tab.EvaluateAsync<string>("document.querySelector('#download').download"));
        Assert.StartsWith($"blob:{page.Address}/", await tab.EvaluateAsync<string>("document.querySelector('#download').href"), StringComparison.Ordinal);
        Assert.Empty(tab.ConsoleErrors);
    }

    /// <summary>The service accepts the response, and the client gets something else than the function means.</summary>
    [Fact]
    public async Task ResponseThatTheServiceChanges_SaysWhy()
    {
        await using PageFixture page = await StartAsync("--as", "rest-api", "--binary-media-type", "text/css");
        await using BrowserTab tab = await OpenAsync(page);
        await SendAsync(tab, "/photo");
        const string Notice = "The client gets the body as base64 text, because image/png is not a binary media type of the REST API. Its binary media types: text/css.";
        Assert.Contains(Notice, await tab.TextAsync("#result .error"), StringComparison.Ordinal);
        await tab.PictureAsync("http-notice");
        await tab.ClickAsync("#past button");
        await tab.UntilAsync("document.querySelector('pre.event')");
        Assert.Contains($"The client got the status 200. {Notice}", await tab.TextAsync("#result"), StringComparison.Ordinal);
        Assert.Empty(tab.ConsoleErrors);
    }

    /// <summary>The first route in the form is one of the API.</summary>
    [Fact]
    public async Task ApiWithOneRoute_BeginsWithIt()
    {
        await using PageFixture page = await StartAsync("--as", "rest-api", "--route", "POST /orders");
        await using BrowserTab tab = await OpenAsync(page);
        await tab.UntilAsync("document.activeElement.id === 'path'");
        Assert.Equal("http POST /orders", await ReadAsync(tab));
    }

    [Theory]
    [InlineData("/invalid", "The response is not an HTTP response: its")]
    [InlineData("/throws", "OrderException")]
    public async Task ErrorOfTheService_SaysWhy(string path, string reason)
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);

        await SendAsync(tab, path);

        Assert.StartsWith($"GET {path}: 502 Bad Gateway, in ", await tab.TextAsync("#state"), StringComparison.Ordinal);
        Assert.Contains(reason, await tab.TextAsync(".error"), StringComparison.Ordinal);
        await tab.UntilAsync("document.querySelector('#past tr').children[2].innerText.startsWith('502')");
        await tab.PictureAsync($"http-502{path.Replace('/', '-')}");
        await tab.ClickAsync("#past button");
        await tab.UntilAsync("document.querySelector('pre.event')");
        Assert.Contains("The client got the status 502.", await tab.TextAsync("#result"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MalformedInput_IsExplained_AndWhatWasTypedStays()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        await tab.WriteAsync("#headers", "Accept: text/html\nno header");
        await FailAsync("Headers, line 2: expected a name, a colon and a value, such as Accept: text/html, found no header");
        Assert.Equal("headers 18-27", await tab.EvaluateAsync<string>("(e => `${e.id} ${e.selectionStart}-${e.selectionEnd}`)(document.activeElement)"));
        Assert.Equal("Accept: text/html\nno header", await ValueAsync(tab, "#headers"));

        await tab.WriteAsync("#headers", "");
        await tab.WriteAsync("#path", "/a b");
        await FailAsync("The path has the character ' '. Expected %20 instead.");
        Assert.Equal("/a b", await ValueAsync(tab, "#path"));

        await tab.WriteAsync("#path", "/a");
        await tab.ClickAsync("#base64");
        await tab.WriteAsync("#body", "%%%");
        await FailAsync("Not Base64. Expected bytes in Base64, such as /9j/4A==.");
        Assert.Equal("%%%", await ValueAsync(tab, "#body"));
        Assert.Empty(_received);

        async Task FailAsync(string message)
        {
            await tab.ClickAsync("#send-http");
            await tab.UntilAsync($"document.querySelector('#result').innerText === {BrowserTab.Quote(message)}");
            Assert.Equal("Not sent", await tab.TextAsync("#state"));
        }
    }

    /// <summary>Requests of the page and of another client, in a way that a shell would change if they were not quoted.</summary>
    [Theory]
    [InlineData("POST", "/orders?a={1,2}&b=[x]", "it's $HOME `id` \\ \"7\"\n!! @file %41 ü", "text/plain")]
    [InlineData("PATCH", "/a/../b;c&d", "", null)]
    [InlineData("POST", "/bytes", "\u0000\u0001", "application/octet-stream")]
    [InlineData("GET", "/orders/it's", "", null)]
    [InlineData("DELETE", "/orders/7", "{}", null)]
    [InlineData("HEAD", "/orders", "", null)]
    [InlineData("PUT", "/large", "it's ", "text/plain", 30_000)]
    public async Task RequestOfAnotherClient_IsSentAgainAndCopiedAsCurl(string method, string path, string body, string? type, int times = 1)
    {
        body = string.Concat(Enumerable.Repeat(body, times));
        Assert.SkipWhen(!File.Exists("/usr/bin/curl"), "There is no curl here (apt-get install --no-install-recommends curl).");
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        await SendRawAsync(page, method, path, body, type);
        await tab.UntilAsync("document.querySelector('#past tr')");
        await tab.ClickAsync("#past button");
        await tab.UntilAsync("document.querySelector('#copy')");
        await tab.ClickAsync("#copy");
        await tab.UntilAsync("document.querySelector('.repeat .sent').textContent !== ''");
        string command = await tab.EvaluateAsync<string>("document.querySelector('pre.command').textContent");
        await tab.PictureAsync("http-curl");

        await tab.ClickAsync("#again");
        await tab.UntilAsync("document.querySelector('#state').innerText.includes(', in ') && document.querySelectorAll('#past tr').length === 2");
        await RunAsync(command);

        string[] received = [.. _received.Select(Describe)];
        Assert.Equal(3, received.Length);
        Assert.True(received[0] == received[1], $"Sent again:\n{received[1]}\ninstead of\n{received[0]}");
        Assert.True(received[0] == received[2], $"{command}\nsent\n{received[2]}\ninstead of\n{received[0]}");
    }

    [Fact]
    public async Task FailedBuild_LeavesWhatWasTyped()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        await tab.WriteAsync("#path", "/typed");
        page.Break("Orders", "Functions.cs(7,12): error CS0103: The name 'wen' does not exist");
        await tab.UntilAsync("!document.querySelector('#problem').hidden");
        Assert.Equal("http GET /typed", await ReadAsync(tab));

        await tab.ClickAsync("#send-http");
        await tab.UntilAsync("document.querySelector('#state').innerText.startsWith('GET /typed: 502 ')");
        Assert.Contains("error CS0103", await tab.TextAsync(".error"), StringComparison.Ordinal);

        page.With("Orders", Respond, routes: Routes).History.FunctionsChanged();
        await tab.UntilAsync("document.querySelector('#problem').hidden && document.querySelector('#route').options.length > 1");
        Assert.Equal("http GET /typed", await ReadAsync(tab));
    }

    /// <summary>A browser lets a page copy only after a click.</summary>
    [Theory]
    [InlineData(1200)]
    [InlineData(1000)]
    [InlineData(1500)]
    public async Task LongOutcome_LeavesRoomForAllColumns(int width)
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page, width: width);
        await SendAsync(tab, "/long");
        await SendAsync(tab, $"/{string.Join('/', Enumerable.Repeat("orders", 20))}");
        await tab.UntilAsync("document.querySelectorAll('#past tr').length === 2");
        await tab.PictureAsync($"past-long-{width}");
        Assert.True(await tab.EvaluateAsync<bool>("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('#table'))"), "the table is wider than its area");
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth === document.documentElement.clientWidth"), "the page is wider than its window");
    }

    [Fact]
    public async Task Command_IsCopiedAfterAClick()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        await SendAsync(tab, "/orders/7");

        await tab.SendAsync("Runtime.evaluate", new() { ["expression"] = "document.querySelector('#copy').click()", ["userGesture"] = true });

        await tab.UntilAsync("document.querySelector('.repeat .sent').textContent === 'Copied.'");
        Assert.Equal($"curl -i '{page.FunctionUrlAddress}/orders/7'", await tab.TextAsync("pre.command"));
    }

    [Fact]
    public async Task FunctionWithoutRoutes_BeginsWithAnEvent_AndTakesHttpRequests()
    {
        await using PageFixture page = await StartAsync();
        page.With("Plain", Respond);
        await using BrowserTab tab = await OpenAsync(page);
        await tab.ClickAsync("input[value=Plain]");
        Assert.Equal("event", (await ReadAsync(tab)).Split(' ')[0]);

        await tab.EvaluateAsync<bool>("(document.querySelector('#as-event').focus(), true)");
        await tab.PressAsync("ArrowRight", 39);
        Assert.Equal("http GET /", await ReadAsync(tab));
        Assert.True(await tab.EvaluateAsync<bool>("!document.querySelector('#route').checkVisibility()"));
        Assert.Equal($"{page.FunctionUrlAddress}/lambda-url/Plain", await tab.TextAsync("#base"));
        var reached = new List<string>();
        for (int i = 0; i < 7; i++)
        {
            await tab.PressAsync("Tab", 9);
            reached.Add(await tab.EvaluateAsync<string>("document.activeElement.id"));
        }

        Assert.Equal(["url", "method", "path", "headers", "body", "base64", "send-http"], reached);
        await tab.WriteAsync("#path", "/a");
        await tab.PressAsync("Enter", 13, text: "\r");
        await tab.UntilAsync("document.querySelector('#state').innerText.startsWith('GET /a: 200 OK')");

        await tab.ClickAsync("input[value=Orders]");
        Assert.Equal("http GET /orders", await ReadAsync(tab));
        await tab.ClickAsync("input[value=Plain]");
        Assert.Equal("http GET /a", await ReadAsync(tab));
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Controls_HaveNames(string scheme)
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page, scheme);
        await SendAsync(tab, "/photo");

        (string Role, string Name)[] named = await tab.ReadAccessibleNamesAsync();
        foreach ((string, string) control in new[]
        {
            ("combobox", "Route"), ("combobox", "Method"), ("textbox", "Path and query"), ("textbox", "Headers, one per line"), ("textbox", "Body"),
            ("checkbox", "The body is bytes, in Base64"), ("radio", "HTTP request"), ("button", "Send"), ("button", "Send again"), ("button", "Copy as curl"),
            ("link", "Download 70 bytes"), ("image", "Image of the response, 70 bytes of image/png"), ("region", "HTTP request"), ("region", "Status and headers"),
        })
        {
            Assert.Contains(control, named);
        }

        string[] used = ["button", "radio", "combobox", "textbox", "link", "region", "checkbox", "image"];
        Assert.All(named.Where(node => used.Contains(node.Role)), static node => Assert.NotEqual("", node.Name));
        Assert.Empty(await tab.EvaluateAsync<string[]>(PageContrast.Low));
    }

    [Fact]
    public async Task Stage_IsAPartOfTheAddress()
    {
        await using PageFixture page = await StartAsync("--as", "rest-api", "--stage", "dev");
        await using BrowserTab tab = await OpenAsync(page);
        Assert.Equal($"{page.FunctionUrlAddress}/dev", await tab.TextAsync("#base"));
        Assert.Equal("The request goes through the emulated REST API.", await tab.TextAsync("#http-note"));

        await SendAsync(tab, "/orders");

        Assert.Equal(("/orders", "/dev/orders"), ((string?)Assert.Single(_received)["path"], (string?)_received.Single()["requestContext"]!["path"]));
        await tab.ClickAsync("#again");
        await tab.UntilAsync("document.querySelectorAll('#past tr').length === 2");
        Assert.Equal("http GET /orders", await ReadAsync(tab));
        Assert.Equal(2, _received.Count);
        Assert.All(_received, static one => Assert.Equal("/orders", (string?)one["path"]));
    }

    [Fact]
    public async Task RequestWithoutARoute_IsListedAndCanBeRepeated()
    {
        await using PageFixture page = await StartAsync("--as", "http-api", "--route", "GET /orders");
        await using BrowserTab tab = await OpenAsync(page);

        await SendAsync(tab, "/other");
        Assert.Equal("The HTTP API has no route for GET /other.", await tab.TextAsync(".reason"));
        await tab.UntilAsync("document.querySelector('#past tr.shown')?.children[2].innerText === '404'");
        await SendAsync(tab, "/orders");
        await tab.UntilAsync("document.querySelectorAll('#past tr').length === 2");
        await tab.ClickAsync("#past tr:last-child button");
        await tab.UntilAsync("document.querySelector('#state').innerText.endsWith('GET /other: 404')");
        Assert.Equal("Not Found: The HTTP API has no route for GET /other.", await tab.TextAsync("#result .note"));
        Assert.StartsWith("GET /other HTTP/1.1\n", await tab.TextAsync("pre.request"), StringComparison.Ordinal);
        await tab.ClickAsync("#copy");
        await tab.UntilAsync("!document.querySelector('pre.command').hidden");
        Assert.Equal($"curl -i '{page.FunctionUrlAddress}/other'", await tab.TextAsync("pre.command"));
        await tab.PictureAsync("http-no-route");

        await tab.ClickAsync("#again");
        await tab.UntilAsync("document.querySelectorAll('#past tr').length === 3");
        Assert.Single(_received);
        AssertUndisturbed(page, tab);
    }

    private async Task<PageFixture> StartAsync(params string[] options) => (await PageFixture.StartAsync(options)).With("Orders", Respond, routes: Routes);

    private InvocationResult Respond(InvocationRequest request)
    {
        JsonNode received = JsonNode.Parse(request.Payload.Span)!;
        _received.Enqueue(received);
        string path = (string?)received["rawPath"] ?? (string)received["path"]!;
        string method = (string?)received["requestContext"]?["http"]?["method"] ?? (string?)received["httpMethod"] ?? "";
        return (method, path) switch
        {
            (_, "/photo") => Json($$"""{"statusCode":200,"headers":{"content-type":"image/png"},"body":"{{Png}}","isBase64Encoded":true}"""),
            (_, "/file") => Json("""{"statusCode":200,"headers":{"content-type":"application/octet-stream"},"body":"/9gA","isBase64Encoded":true}"""),
            (_, "/invalid") => Json("""{"statusCode":200,"headers":{"a":{}}}"""),
            (_, "/long") => PageFixture.Failure(
                request, """{"errorType":"Amazon.DynamoDBv2.Model.ConditionalCheckFailedExceptionOfAnOrderThatWasChanged","errorMessage":"no order"}"""),
            (_, "/throws") => PageFixture.Failure(request, """{"errorType":"OrderException","errorMessage":"no order","stackTrace":["at Orders.List()"]}"""),
            ("POST", "/orders") => Json("""{"statusCode":201,"headers":{"content-type":"application/json","location":"/orders/9"},"body":"{\"id\":9}"}"""),
            _ => Json("""{"statusCode":200,"headers":{"content-type":"application/json","x-count":"2"},"body":"[{\"id\":7},{\"id\":8}]"}"""),
        };

        InvocationResult Json(string json) => PageFixture.Respond(request, json, "a line of the log");
    }

    /// <summary>What the function gets of a request, without what differs each time.</summary>
    private static string Describe(JsonNode received)
    {
        JsonObject headers = received["headers"]!.AsObject();
        foreach (string name in new[] { "x-amzn-trace-id", "user-agent", "host", "content-length", "connection" })
            headers.Remove(name);
        return $"{received["requestContext"]!["http"]!["method"]} {received["rawPath"]}?{received["rawQueryString"]}\n{headers.ToJsonString()}\n"
            + $"{received["body"]} {received["isBase64Encoded"]}";
    }

    private static async Task SendRawAsync(PageFixture page, string method, string path, string body, string? type)
    {
        var address = new Uri(page.FunctionUrlAddress);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using NetworkStream stream = client.GetStream();
        byte[] content = Encoding.UTF8.GetBytes(body);
        string head = $"{method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: */*\r\nX-Quote: it's \"$HOME\"\r\nX-Empty: \r\nConnection: close\r\n"
            + (type is null ? "" : $"Content-Type: {type}\r\n") + (content.Length == 0 ? "" : $"Content-Length: {content.Length}\r\n") + "\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.UTF8.GetBytes(head), .. content], TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task RunAsync(string command)
    {
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        // The command may be longer than an argument.
        await shell.StandardInput.WriteAsync(command.AsMemory(), TestContext.Current.CancellationToken);
        shell.StandardInput.Close();
        Task<string> output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(DevTools.Limit());
        Assert.True(shell.ExitCode == 0, $"{command}\n{errors}");
        Assert.StartsWith("HTTP/1.1 ", await output, StringComparison.Ordinal);
    }

    private static async Task SendAsync(BrowserTab tab, string path)
    {
        await tab.WriteAsync("#path", path);
        await tab.ClickAsync("#send-http");
        await tab.UntilAsync($"document.querySelector('#state').innerText.startsWith({BrowserTab.Quote($"GET {path}: ")})");
    }

    private static Task<string> ReadAsync(BrowserTab tab) => tab.EvaluateAsync<string>(
        "`${document.querySelector('#ways input:checked').value} ${document.querySelector('#method').value} ${document.querySelector('#path').value}`");

    private static Task<string> ValueAsync(BrowserTab tab, string selector) => tab.EvaluateAsync<string>($"document.querySelector('{selector}').value");

    private static Task<bool> ChooseAsync(BrowserTab tab, string selector, string value) => tab.EvaluateAsync<bool>(
        $"(e => {{ e.value = {BrowserTab.Quote(value)}; e.dispatchEvent(new Event('change')); return true; }})(document.querySelector('{selector}'))");

    private async Task<BrowserTab> OpenAsync(PageFixture page, string scheme = "light", int width = 1280)
    {
        BrowserTab tab = await chromium.OpenAsync(page.Address, scheme, width);
        await tab.UntilAsync($"document.querySelector('.choice') && document.querySelector('#sample').options.length === {SampleEvents.Count + 1}");
        return tab;
    }

    private static void AssertUndisturbed(PageFixture page, BrowserTab tab)
    {
        Assert.Empty(tab.ConsoleErrors);
        Assert.All(tab.Requests, address => Assert.StartsWith(page.Address, address, StringComparison.Ordinal));
    }
}
