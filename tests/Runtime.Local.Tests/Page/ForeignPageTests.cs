namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>What pages of other origins can do to the emulator, in a browser: nothing, unless their origin is listed.</summary>
[FullTier]
public sealed class ForeignPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Ways for a page to send a request elsewhere, as expressions with <c>api</c> and <c>url</c>; each completes when the browser has the response.</summary>
    public static TheoryData<string, string> Requests { get; } = new()
    {
        { "fetch, no-cors", "fetch(`${api}/2015-03-31/functions/Greet/invocations`, { method: 'POST', mode: 'no-cors', body: new Blob(['{}']) })" },
        { "fetch", "fetch(`${api}/2015-03-31/functions/Greet/invocations`, { method: 'POST', body: '{}' })" },
        { "fetch, with a preflight", "fetch(`${api}/2015-03-31/functions/Greet/invocations`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })" },
        { "fetch of a queue, no-cors", "fetch(`${api}/queues/orders`, { method: 'POST', mode: 'no-cors', body: new Blob(['{}']) })" },
        { "fetch that sends an HTTP request", "fetch(`${api}/lambda-page/http/Greet`, { method: 'POST', mode: 'no-cors', body: new Blob(['{\"method\":\"GET\",\"path\":\"/\"}']) })" },
        { "form for a purge", "submit(`${api}/queues/orders/purge`)" },
        { "form", "submit(`${api}/2015-03-31/functions/Greet/invocations`)" },
        { "frame", "frame(`${api}/`)" },
        { "script", "load('script', `${api}/lambda-page/page.js`)" },
        { "event source", "listen(`${api}/lambda-page/changes`)" },
        { "form for the function URL", "submit(`${url}/lambda-url/Greet/`)" },
        { "image", "load('img', `${url}/lambda-url/Greet/`)" },
        { "image without a referrer", "load('img', `${url}/lambda-url/Greet/`, { referrerPolicy: 'no-referrer' })" },
        { "frame of the function URL", "frame(`${url}/lambda-url/Greet/`)" },
        { "web socket", "connect(`${url.replace('http', 'ws')}/lambda-url/Greet/`)" },
        { "fetch of the function URL", "fetch(`${url}/`, { mode: 'no-cors' })" },
    };

    private const string InvokeBlindly =
        "await fetch(`${api}/2015-03-31/functions/Greet/invocations`, { method: 'POST', mode: 'no-cors', body: new Blob(['{}']) }).catch(() => {})";

    private const string Ways = """
        const ended = (target, ...names) => new Promise(resolve => names.forEach(name => target.addEventListener(name, resolve)));
        const add = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
        const load = (name, src, more) => ended(add(name, { src, ...more }), "load", "error");
        const frame = src => ended(add("iframe", { src }), "load");
        const submit = action => { const into = add("iframe", { name: "into" }); add("form", { method: "post", action, target: "into" }).submit(); return ended(into, "load"); };
        const listen = src => { const source = new EventSource(src); return ended(source, "open", "error").then(() => source.close()); };
        const connect = src => ended(new WebSocket(src), "open", "error");
        """;

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task RequestOfAnotherPage_IsRefused(string way, string expression)
    {
        int invocations = 0;
        await using PageFixture page = await StartAsync(() => Interlocked.Increment(ref invocations));
        await using ForeignSite site = await ForeignSite.StartAsync();
        // Another site; another name of this machine; another port of the same host.
        string[] origins = [site.At("evil.example"), site.At("localhost"), site.At("127.0.0.1")];
        await using BrowserTab tab = await chromium.OpenAsync(origins[0]);
        for (int i = 0; i < origins.Length; i++)
        {
            await tab.VisitAsync(origins[i]);
            await RunAsync(tab, page, $"await {expression}.catch?.(() => {{}})");
            Assert.True(page.Shown.Split("  refused  403").Length > i + 1, $"{way} from {origins[i]} was not refused. The terminal shows:\n{page.Shown}");
        }

        Assert.Equal(0, invocations);
        Assert.Contains("AccessDeniedException: The request comes from a page of ", page.Shown, StringComparison.Ordinal);
    }

    // For the browser, the port belongs to the site: only the name differs.
    [Fact]
    public async Task SiteWhoseNameResolvesHere_ReadsNothingAndInvokesNothing()
    {
        int invocations = 0;
        await using PageFixture page = await StartAsync(() => Interlocked.Increment(ref invocations));
        await using BrowserTab tab = await chromium.OpenAsync($"http://evil.example:{new Uri(page.Address).Port}/");
        await tab.UntilAsync("document.readyState === 'complete'");
        Assert.Equal(403, await tab.EvaluateAsync<int>("fetch('/lambda-page/changes').then(response => response.status)"));
        Assert.Equal(403, await tab.EvaluateAsync<int>("fetch('/lambda-page/past/1').then(response => response.status)"));
        Assert.Equal(403, await tab.EvaluateAsync<int>("fetch('/2015-03-31/functions/Greet/invocations', { method: 'POST', body: '{}' }).then(response => response.status)"));

        await tab.VisitAsync($"http://evil.example:{new Uri(page.FunctionUrlAddress).Port}");

        Assert.Equal(403, await tab.EvaluateAsync<int>("fetch('/lambda-url/Greet/').then(response => response.status)"));
        Assert.Equal(0, invocations);
        Assert.Contains("The request's Host is 'evil.example:", page.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HtmlOfAFunction_CannotInvokeNorReadThePage()
    {
        int invocations = 0;
        await using PageFixture page = await StartAsync(() => Interlocked.Increment(ref invocations));
        await using BrowserTab tab = await chromium.OpenAsync(page.Address);
        await tab.UntilAsync("document.querySelector('.choice')");
        Assert.StartsWith(page.FunctionUrlAddress, await tab.TextAsync("#url"), StringComparison.Ordinal);

        // As if a person clicked the link on the page.
        await tab.FollowAsync("#url");
        Assert.Equal(1, invocations);
        foreach (string path in new[] { "/lambda-page/changes", "/lambda-page/past/1", "/lambda-page/http/Greet", "/2015-03-31/functions/Greet/invocations" })
            Assert.Equal("refused", await tab.EvaluateAsync<string>($"fetch('{page.Address}{path}', {{ method: 'POST', mode: 'cors' }}).then(() => 'read', () => 'refused')"));
        await RunAsync(tab, page, InvokeBlindly);

        Assert.Equal(1, invocations);
        Assert.Equal(201, await tab.EvaluateAsync<int>("fetch('/lambda-url/Greet/', { method: 'POST' }).then(response => response.status)"));
        Assert.Equal(2, invocations);
    }

    [Fact]
    public async Task PageOfAListedOrigin_CallsTheFunctionUrlAndNothingElse()
    {
        int invocations = 0;
        await using ForeignSite site = await ForeignSite.StartAsync();
        await using PageFixture page = await StartAsync(() => Interlocked.Increment(ref invocations), "--allow-origin", site.At("app.example"));
        await using BrowserTab tab = await chromium.OpenAsync("about:blank");
        await tab.VisitAsync(site.At("app.example"));

        Assert.Equal("201 7 <title>Function</title>", await tab.EvaluateAsync<string>($$"""
            fetch("{{page.FunctionUrlAddress}}/orders", { method: "PUT", headers: { "Content-Type": "application/json", "X-Mine": "1" }, body: "{}", credentials: "include" })
              .then(async response => `${response.status} ${response.headers.get("X-Count")} ${await response.text()}`)
            """));
        await RunAsync(tab, page, "await load('img', `${url}/lambda-url/Greet/`)");
        Assert.Equal(2, invocations);

        await RunAsync(tab, page, InvokeBlindly);
        Assert.Equal(2, invocations);
        Assert.Single(page.Shown.Split('\n'), static line => line.EndsWith("  refused  403", StringComparison.Ordinal));
    }

    /// <summary>A single-page application, whose origin the function lists in its attribute.</summary>
    [Theory]
    [InlineData("--as", "function-url")]
    [InlineData("--as", "http-api")]
    public async Task PageOfAnOriginOfTheFunction_CallsIt_AndOthersDoNot(params string[] options)
    {
        int invocations = 0;
        await using ForeignSite site = await ForeignSite.StartAsync();
        await using PageFixture page = await StartAsync(() => Interlocked.Increment(ref invocations), options);
        page.Allow("Greet", site.At("app.example"));
        await using BrowserTab tab = await chromium.OpenAsync("about:blank");
        string fetch = $$"""
            fetch("{{page.FunctionUrlAddress}}/orders", { method: "PUT", headers: { "Content-Type": "application/json" }, body: "{}", credentials: "include" })
              .then(async response => `${response.status} ${response.headers.get("X-Count")} ${await response.text()}`, () => "refused")
            """;
        await tab.VisitAsync(site.At("app.example"));
        Assert.Equal("201 7 <title>Function</title>", await tab.EvaluateAsync<string>(fetch));
        Assert.Equal(1, invocations);

        await tab.VisitAsync(site.At("other.example"));
        Assert.Equal("refused", await tab.EvaluateAsync<string>(fetch));
        Assert.Equal(1, invocations);
    }

    private static async Task<PageFixture> StartAsync(Action invoked, params string[] options) =>
        (await PageFixture.StartAsync(options)).With("Greet", request =>
        {
            // The browser requests it by itself.
            if (!PageFixture.Event(request).Contains("favicon.ico", StringComparison.Ordinal))
                invoked();
            return PageFixture.Respond(request, """{"statusCode":201,"headers":{"content-type":"text/html","x-count":"7"},"body":"<title>Function</title>"}""");
        });

    private static async Task RunAsync(BrowserTab tab, PageFixture page, string statement) => await tab.EvaluateAsync<bool>($$"""
        (async () => { const api = "{{page.Address}}", url = "{{page.FunctionUrlAddress}}"; {{Ways}} {{statement}}; return true; })()
        """);
}
