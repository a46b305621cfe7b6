using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The page in a browser. Pictures are written to artifacts/tests/page.</summary>
[FullTier]
public sealed class TestPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Greeting = """{"message":"Hello, World!","number":12345678901234567890.10,"nested":{"empty":{},"list":[1,true,null,"ü"]}}""";

    private const string Failure = """
        {"errorType":"OrderException","errorMessage":"order 7 cannot be placed","stackTrace":["at Functions.Place(Order order) in Functions.cs:line 21","at Functions.Orders(Order order) in Functions.cs:line 9"],
        "cause":{"errorType":"TimeoutException","errorMessage":"the stock service did not respond","stackTrace":["at Stock.Reserve() in Stock.cs:line 4"]}}
        """;

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Invocation_ShowsResponseLogAndTimes(string scheme)
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page, scheme);
        Assert.Equal("Greet, Place", await tab.EvaluateAsync<string>("[...document.querySelectorAll('.choice')].map(e => e.innerText).join(', ')"));

        await tab.ClickAsync("#invoke");
        await tab.UntilAsync("document.querySelector('#state').className === 'good'");

        Assert.Equal("Greet succeeded, in 1.23 ms", await tab.TextAsync("#state"));
        Assert.Equal(
            "{\n  \"message\": \"Hello, World!\",\n  \"number\": 12345678901234567890.10,\n  \"nested\": {\n    \"empty\": {},\n    \"list\": [\n      1,\n      true,\n      null,\n      \"ü\"\n    ]\n  }\n}",
            await tab.TextAsync("pre.response"));
        Assert.Contains("\na line of the log\n", await tab.TextAsync("pre.log"), StringComparison.Ordinal);
        Assert.Contains("Billed\n2 ms", await tab.TextAsync("dl"), StringComparison.Ordinal);
        await tab.UntilAsync("document.querySelectorAll('#past tr.shown').length === 1");
        await tab.PictureAsync($"response-{scheme}");
        AssertUndisturbed(page, tab);
    }

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 400)]
    public async Task FunctionThatFails_ShowsErrorStackAndCauses(string scheme, int width)
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page, scheme, width);
        await tab.ClickAsync("input[value=Place]");

        await tab.ClickAsync("#invoke");
        await tab.UntilAsync("document.querySelector('#state').className === 'bad' && document.querySelector('#past tr')");

        Assert.Equal(
            await tab.EvaluateAsync<string>("getComputedStyle(document.querySelector('.error .type')).color"),
            await tab.EvaluateAsync<string>("getComputedStyle(document.querySelector('#state')).color"));
        Assert.Equal("Place failed, in 4.50 ms", await tab.TextAsync("#state"));
        string error = await tab.TextAsync(".error");
        Assert.Contains("OrderException", error, StringComparison.Ordinal);
        Assert.Contains("at Functions.Place(Order order) in Functions.cs:line 21", error, StringComparison.Ordinal);
        Assert.Contains("caused by", error, StringComparison.Ordinal);
        Assert.Contains("at Stock.Reserve() in Stock.cs:line 4", error, StringComparison.Ordinal);
        Assert.Contains("Init\n71.60 ms", await tab.TextAsync("dl"), StringComparison.Ordinal);
        Assert.Contains("OrderException", await tab.TextAsync("#past"), StringComparison.Ordinal);
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth === document.documentElement.clientWidth"), "the page is wider than its window");
        await tab.PictureAsync($"error-{scheme}-{width}");
        AssertUndisturbed(page, tab);
    }

    [Fact]
    public async Task Keyboard_ReachesEverythingInOrderAndInvokes()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        Assert.Equal("event", await tab.EvaluateAsync<string>("document.activeElement.id"));

        await tab.EvaluateAsync<bool>("(document.querySelector('input[value=Greet]').focus(), true)");
        var reached = new List<string>();
        for (int i = 0; i < 6; i++)
        {
            await tab.PressAsync("Tab", 9);
            reached.Add(await tab.EvaluateAsync<string>("document.activeElement.id || document.activeElement.value"));
        }

        Assert.Equal(["as-event", "url", "sample", "event", "invoke", "format"], reached);

        await tab.EvaluateAsync<bool>("(document.querySelector('#event').focus(), true)");
        await tab.PressAsync("Enter", 13, control: true);
        await tab.UntilAsync("document.querySelector('#state').className === 'good'");
        Assert.Equal("event", await tab.EvaluateAsync<string>("document.activeElement.id"));

        await tab.EvaluateAsync<bool>("(document.querySelector('input[value=Greet]').focus(), true)");
        await tab.PressAsync("ArrowDown", 40);
        await tab.PressAsync("Enter", 13, control: true);
        await tab.UntilAsync("document.querySelector('#state').innerText.startsWith('Place failed')");
    }

    [Fact]
    public async Task EventThatIsNotJson_IsShownWithLineAndColumnAndNotSent()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        await tab.WriteAsync("#event", "{\n  \"name\": \"World\"\n  \"more\": 1\n}");
        Assert.Equal("Invalid JSON in line 3, column 3: a ',' is missing before \"more\".", await tab.TextAsync("#verdict"));
        Assert.Equal("true", await tab.EvaluateAsync<string>("document.querySelector('#event').getAttribute('aria-invalid')"));
        Assert.Equal("3", await tab.TextAsync(".lines .faulty"));
        await tab.PictureAsync("fault");

        await tab.PressAsync("Enter", 13, control: true);

        Assert.Equal("22-23", await tab.EvaluateAsync<string>("(e => `${e.selectionStart}-${e.selectionEnd}`)(document.querySelector('#event'))"));
        Assert.Equal("Not invoked", await tab.TextAsync("#state"));
        Assert.Equal("Invalid JSON in line 3, column 3: a ',' is missing before \"more\".", await tab.TextAsync("#result"));
        Assert.DoesNotContain(tab.Requests, static address => address.Contains("/invocations", StringComparison.Ordinal));

        await tab.WriteAsync("#event", "");
        Assert.Equal("Empty: the function gets {}.", await tab.TextAsync("#verdict"));
    }

    [Fact]
    public async Task EventOverTheLimit_IsShownAndNotSent()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        await tab.EvaluateAsync<bool>("""
            (e => { e.value = '"' + 'x'.repeat(6291455) + '"'; e.dispatchEvent(new Event('input')); return true; })(document.querySelector('#event'))
            """);

        Assert.Equal("Too large: the event has 6,291,457 bytes, and the maximum is 6,291,456.", await tab.TextAsync("#verdict"));
        await tab.ClickAsync("#invoke");
        Assert.Equal("Not invoked", await tab.TextAsync("#state"));
    }

    [Fact]
    public async Task EventThatIsNotJson_ReplacesTheOutcomeOfThePreviousEvent()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        await tab.ClickAsync("#invoke");
        await tab.UntilAsync("document.querySelector('#state').className === 'good' && document.querySelector('#past tr.shown')");

        await tab.WriteAsync("#event", "{");
        await tab.PressAsync("Enter", 13, control: true);

        Assert.Equal("Not invoked", await tab.TextAsync("#state"));
        Assert.Equal("Invalid JSON in line 1, column 2: a name in double quotes or '}' is missing at the end.", await tab.TextAsync("#result"));
        Assert.Equal(0, await tab.EvaluateAsync<int>("document.querySelectorAll('#past tr.shown').length"));
    }

    [Fact]
    public async Task HttpResponse_IsShownWithStatusHeadersAndBody()
    {
        await using PageFixture page = await StartAsync();
        string response = """{"statusCode":404,"headers":{"content-type":"application/json"},"cookies":["a=1"],"body":"{\"message\":\"no order 7\"}"}""";
        page.With("Greet", request => PageFixture.Respond(request, response));
        await using BrowserTab tab = await OpenAsync(page);

        await tab.ClickAsync("#invoke");
        await tab.UntilAsync("document.querySelector('pre.head')");

        Assert.Equal("HTTP 404\ncontent-type: application/json\nset-cookie: a=1", await tab.TextAsync("pre.head"));
        Assert.Equal("{\n  \"message\": \"no order 7\"\n}", await tab.TextAsync("pre.response"));
        Assert.Contains("\"statusCode\": 404", await tab.EvaluateAsync<string>("document.querySelector('pre.raw').textContent"), StringComparison.Ordinal);
        await tab.PictureAsync("http-response");
        AssertUndisturbed(page, tab);
    }

    [Fact]
    public async Task HttpResponses_AreReadInEveryForm()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        (string Response, string? Shown)[] responses =
        [
            ("""{"statusCode":200,"body":"aMO8","isBase64Encoded":true}""", "HTTP 200|hü|"),
            ("""{"statusCode":200,"body":"/+8=","isBase64Encoded":true}""", "HTTP 200|/+8=|The body has 2 bytes that are not text, and is shown in Base64."),
            ("""{"statusCode":200,"body":"%","isBase64Encoded":true}""", "HTTP 200|%|isBase64Encoded is true, but the body is not Base64."),
            ("""{"statusCode":204,"multiValueHeaders":{"a":["1","2"]},"headers":null}""", "HTTP 204\na: 1\na: 2||"),
            ("""{"statusCode":200,"headers":{"a":"1"}}""" + new string('\0', 8) + "streamed", "HTTP 200\na: 1|streamed|"),
            ("""{"statusCode":200,"order":7}""", null), ("""{"statusCode":"200"}""", null), ("""{"statusCode":200,"body":{}}""", null),
            ("[200]", null), ("null", null), ("text", null),
        ];
        foreach ((string response, string? shown) in responses)
        {
            Assert.Equal(shown, await tab.EvaluateAsync<string?>($$"""
                import("/lambda-page/http.js").then(m => m.readHttpResponse({{BrowserTab.Quote(response)}})).then(r => r && [r.head, r.body, r.note ?? ""].join("|"))
                """));
        }
    }

    [Fact]
    public async Task Sample_IsPutIntoTheEditorAndReachesTheFunction()
    {
        await using PageFixture page = await StartAsync();
        var sent = new TaskCompletionSource<string>();
        page.With("Greet", request =>
        {
            sent.TrySetResult(PageFixture.Event(request));
            return PageFixture.Respond(request, "1");
        });
        await using BrowserTab tab = await OpenAsync(page);

        await tab.EvaluateAsync<bool>("""
            (e => { e.selectedIndex = [...e.options].findIndex(o => o.text === 'SNS'); e.dispatchEvent(new Event('change')); return true; })(document.querySelector('#sample'))
            """);
        await tab.ClickAsync("#invoke");

        JsonNode @event = JsonNode.Parse(await sent.Task.WaitAsync(DevTools.Limit()))!;
        Assert.Equal("Order placed", (string?)@event["Records"]![0]!["Sns"]!["Subject"]);
    }

    /// <summary>Unless it has an event of the user from before.</summary>
    [Fact]
    public async Task Editor_HasAnEventOfTheHandlersType()
    {
        await using PageFixture page = await StartAsync();
        page.With("Greet", static request => PageFixture.Respond(request, "1"), "Lambda.Runtime.Events.SnsEvent<Shop.Order>");
        await using BrowserTab tab = await OpenAsync(page);

        string first = await tab.EvaluateAsync<string>("document.querySelector('#event').value");
        await tab.ClickAsync("input[value=Place]");
        string second = await tab.EvaluateAsync<string>("document.querySelector('#event').value");

        Assert.Contains("\n        \"Subject\": \"Order placed\",\n", first, StringComparison.Ordinal);
        Assert.Equal("{\n  \"name\": \"World\"\n}", second);
    }

    [Fact]
    public async Task Samples_AreInGroups()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);

        string groups = await tab.EvaluateAsync<string>(
            "[...document.querySelectorAll('#sample optgroup')].map(g => `${g.label} ${g.children.length > 0}`).join()");

        Assert.StartsWith("Your own true,HTTP true,WebSocket APIs true,Authorizers true,Queues and topics true,", groups, StringComparison.Ordinal);
        Assert.Equal(groups.Split(',').Distinct(), groups.Split(','));
    }

    [Fact]
    public async Task InvocationOfAnyCaller_IsListedAndCanBeShownAndRepeated()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var content = new StringContent("\"by curl\"");
        content.Headers.ContentType = new("application/json");
        (await http.PostAsync($"{page.Address}/2015-03-31/functions/Place/invocations", content, TestContext.Current.CancellationToken)).Dispose();

        await tab.UntilAsync("document.querySelector('#past tr')");
        await tab.ClickAsync("#past button");
        await tab.UntilAsync("document.querySelector('pre.event')");
        Assert.Equal("\"by curl\"", await tab.TextAsync("pre.event"));
        Assert.Contains("OrderException", await tab.TextAsync(".error"), StringComparison.Ordinal);
        await tab.PictureAsync("past");

        await tab.ClickAsync("#result button");
        Assert.Equal("\"by curl\"", await tab.EvaluateAsync<string>("document.querySelector('#event').value"));
        Assert.Equal("Place", await tab.EvaluateAsync<string>("document.querySelector('#handlers input:checked').value"));

        await tab.NavigateAsync(page.Address);
        await tab.UntilAsync("document.querySelector('#past tr')");
    }

    [Fact]
    public async Task FailedBuild_IsShownUntilTheNext()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);

        page.Break("Greet", "Functions.cs(7,12): error CS0103: The name 'wen' does not exist");
        await tab.UntilAsync("!document.querySelector('#problem').hidden");
        Assert.Contains("error CS0103", await tab.TextAsync("#problem"), StringComparison.Ordinal);

        page.With("Greet", static request => PageFixture.Respond(request, "1")).History.FunctionsChanged();
        await tab.UntilAsync("document.querySelector('#problem').hidden");
    }

    [Fact]
    public async Task EmulatorThatEnds_IsReported()
    {
        PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);

        await page.DisposeAsync();
        await tab.UntilAsync("document.querySelector('#connection').className === 'lost'");
        await tab.ClickAsync("#invoke");
        await tab.UntilAsync("document.querySelector('#state').innerText.includes('Not invoked')");

        Assert.Contains("The emulator does not respond.", await tab.TextAsync("#result"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Controls_HaveNames_AndTextsHaveContrast(string scheme)
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page, scheme);
        await tab.ClickAsync("input[value=Place]");
        await tab.ClickAsync("#invoke");
        await tab.UntilAsync("document.querySelector('.error') && document.querySelector('#past tr')");
        await tab.WriteAsync("#event", "{");

        string[] used = ["button", "radio", "combobox", "textbox", "link", "region", "table"];
        (string Role, string Name)[] named = [.. (await tab.ReadAccessibleNamesAsync()).Where(node => used.Contains(node.Role))];
        Assert.Contains(("textbox", "Event, as JSON"), named);
        Assert.Contains(("combobox", "Sample event"), named);
        Assert.All(named.Where(static node => node.Role != "table"), static node => Assert.NotEqual("", node.Name));

        Assert.Empty(await tab.EvaluateAsync<string[]>(PageContrast.Low));
    }

    [Fact]
    public async Task Verdicts_MatchJsonParse()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        string[] documents =
        [
            "{}", "[]", "0", "-0", "-0.0e+10", "1E5", "true", "null", "\"\"", " [1 , {\"a\" :[ ]} ]\r\n\t", "\"\\u00e9\\ud83d\\n\"", "\"😀\"", "{\"a\":1,\"a\":2}", "[[[[]]]]",
            "", " ", "{", "}", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{,}", "{1:2}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{'a':1}",
            "01", "-01", "+1", "1.", ".5", "1e", "-", "0x10", "NaN", "Infinity", "tru", "truex", "nulL", "1 2", "{} {}", "'a'", "\"", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
            "\"a\nb\"", "\"a\tb\"", "\"\\\"", "\u00a0[]", "[1]//", "/* */1", "[1]]", "{\"a\":1}}", "undefined", "\uFEFF1", "[\"a\",\n\"b\" \"c\"]",
        ];

        string[] judged = await tab.EvaluateAsync<string[]>($$"""
            import("/lambda-page/json.js").then(({ findFault, layOut }) => {{JsonSerializer.Serialize(documents)}}.filter(text => {
              let value, isJson = true;
              try { value = JSON.parse(text); } catch { isJson = false; }
              if ((findFault(text) === null) !== isJson) return true;
              return isJson && JSON.stringify(JSON.parse(layOut(text))) !== JSON.stringify(value);
            }))
            """);

        Assert.Empty(judged);
    }

    [Fact]
    public async Task JsonError_HasItsPositionAndWhatWasExpected()
    {
        await using PageFixture page = await StartAsync();
        await using BrowserTab tab = await OpenAsync(page);
        foreach ((string text, string fault) in new[]
        {
            ("[1,\n 2,\n]", "3:1 remove the ',' before this ']'"),
            ("{\"a\":1,}", "1:8 remove the ',' before this '}'"),
            ("{\"a\": 'b'}", "1:7 a string needs double quotes instead of single quotes"),
            ("{'a': 1}", "1:2 a name needs double quotes instead of single quotes"),
            ("{a: 1}", "1:2 put the name 'a' in double quotes"),
            ("{\"😀\" 1}", "1:6 a ':' is missing after the name, before '1'"),
            ("{\"a\": True}", "1:7 write true instead of 'True'"),
            ("{\"a\": b}", "1:7 'b' is not a value. Expected a string in double quotes, a number, true, false, null, an object or an array"),
            ("[1 // one\n]", "1:4 JSON has no comments"),
            ("[\"a\nb\"]", "1:4 a string cannot contain a line break. Write \\n instead, or close the string with '\"'"),
            ("[\"a\tb\"]", "1:4 a string cannot contain a control character. Write \\t instead"),
            ("\"C:\\dir\"", "1:4 '\\d' is not an escape sequence. Write \\\\ for a backslash"),
            ("\"a", "1:1 the string that begins here has no '\"' at its end"),
            ("{\"a\": 007}", "1:7 remove the zeros at the beginning of the number '007'"),
            ("{\"a\": 1", "1:8 a '}' is missing at the end"),
            ("[1 2]", "1:4 a ',' is missing before '2'"),
            ("[1}", "1:3 a ',' or ']' is missing before '}'"),
            ("{} x", "1:4 'x' follows after the end of the value. Remove it, or put all values into [ ]"),
            ($"{new string('[', 1001)}", "1:1001 this is level 1001, and the service accepts 1000 levels"),
        })
        {
            Assert.Equal(fault, await tab.EvaluateAsync<string>(
                $"import('/lambda-page/json.js').then(m => m.findFault({BrowserTab.Quote(text)})).then(f => `${{f.line}}:${{f.column}} ${{f.message}}`)"));
        }
    }

    private static async Task<PageFixture> StartAsync()
    {
        PageFixture page = await PageFixture.StartAsync();
        return page
            .With("Greet", static request => PageFixture.Respond(request, Greeting, "a line of the log"))
            .With("Place", static request => PageFixture.Failure(request, Failure, "warn: the stock is slow", "fail: the order is not placed"));
    }

    private async Task<BrowserTab> OpenAsync(PageFixture page, string scheme = "light", int width = 1280)
    {
        BrowserTab tab = await chromium.OpenAsync(page.Address, scheme, width);
        await tab.UntilAsync($"document.querySelector('.choice') && document.querySelector('#sample').options.length === {SampleEvents.Count + 1}");
        return tab;
    }

    private static void AssertUndisturbed(PageFixture page, BrowserTab tab)
    {
        Assert.Empty(tab.ConsoleErrors);
        Assert.NotEmpty(tab.Requests);
        Assert.All(tab.Requests, address => Assert.StartsWith(page.Address, address, StringComparison.Ordinal));
    }
}
