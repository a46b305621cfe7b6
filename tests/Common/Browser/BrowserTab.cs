using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Tests.Common.Browser;

/// <summary>An open page. Its content is read by script, and input is sent as keys and clicks. Disposing closes the page.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    private readonly DevTools _tools;
    private readonly string _context;
    private readonly string _session;
    private volatile TaskCompletionSource _loaded = new();

    private BrowserTab(DevTools tools, string context, string session)
    {
        _tools = tools;
        _context = context;
        _session = session;
    }

    /// <summary>The addresses that the page requested.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The errors and warnings in the browser's console.</summary>
    public ConcurrentQueue<string> ConsoleErrors { get; } = new();

    public static async Task<BrowserTab> OpenAsync(DevTools tools, string address, string scheme, int width)
    {
        string context = (string)(await tools.SendAsync("Target.createBrowserContext"))["browserContextId"]!;
        string target = (string)(await tools.SendAsync("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context }))["targetId"]!;
        string session = (string)(await tools.SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        var tab = new BrowserTab(tools, context, session);
        tools.Listen(session, tab.Hear);
        foreach (string domain in new[] { "Page", "Runtime", "Network", "Log" })
            await tab.SendAsync($"{domain}.enable");
        await tab.SendAsync("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
        });
        await tab.SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await tab.SendAsync("Emulation.setFocusEmulationEnabled", new() { ["enabled"] = true });
        await tab.NavigateAsync(address);
        return tab;
    }

    /// <summary>Navigates to an address, and waits for the page.</summary>
    public async Task VisitAsync(string address)
    {
        await NavigateAsync(address);
        await UntilAsync($"location.href.startsWith({Quote(address)}) && document.readyState === 'complete'");
    }

    public Task NavigateAsync(string address) => SendAsync("Page.navigate", new() { ["url"] = address });

    /// <summary>Evaluates an expression, and awaits its promise.</summary>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        JsonNode response = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        return response["exceptionDetails"] is { } thrown
            ? throw new InvalidOperationException($"{expression}\nthrew {thrown.ToJsonString()}")
            : response["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Waits until an expression is true. It is evaluated again at each change of the page.</summary>
    public async Task UntilAsync(string condition)
    {
        try
        {
            await EvaluateAsync<bool>($$"""
                new Promise(resolve => {
                  const look = () => { if (!({{condition}})) return; seen.disconnect(); resolve(true); };
                  const seen = new MutationObserver(look);
                  seen.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
                  document.addEventListener("readystatechange", look);
                  look();
                })
                """);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"It never came true that {condition}. The page shows:\n{await TextAsync("body")}");
        }
    }

    /// <summary>Returns the text of the first element that a selector finds.</summary>
    public Task<string> TextAsync(string selector) => EvaluateAsync<string>($"document.querySelector({Quote(selector)}).innerText");

    /// <summary>Returns the roles and names that a screen reader gets.</summary>
    public async Task<(string Role, string Name)[]> ReadAccessibleNamesAsync()
    {
        await SendAsync("Accessibility.enable");
        JsonArray nodes = (await SendAsync("Accessibility.getFullAXTree"))["nodes"]!.AsArray();
        return
        [
            .. nodes.Where(static node => node!["ignored"]?.GetValue<bool>() is not true)
                .Select(static node => ((string?)node!["role"]?["value"] ?? "", (string?)node["name"]?["value"] ?? "")),
        ];
    }

    /// <summary>Presses and releases a key where the focus is.</summary>
    /// <param name="key">Its name, such as <c>Tab</c> or <c>Enter</c>.</param>
    /// <param name="code">Its number.</param>
    /// <param name="control">With Ctrl.</param>
    /// <param name="text">What the key types, such as a carriage return; <see langword="null"/> for nothing.</param>
    public async Task PressAsync(string key, int code, bool control = false, string? text = null)
    {
        foreach (string type in new[] { text is null ? "rawKeyDown" : "keyDown", "keyUp" })
        {
            await SendAsync("Input.dispatchKeyEvent", new()
            {
                ["type"] = type,
                ["text"] = type == "keyUp" ? "" : text ?? "",
                ["key"] = key,
                ["code"] = key == " " ? "Space" : key,
                ["windowsVirtualKeyCode"] = code,
                ["modifiers"] = control ? 2 : 0,
            });
        }
    }

    /// <summary>Replaces the text of an input.</summary>
    public async Task WriteAsync(string selector, string text)
    {
        await EvaluateAsync<bool>($"(e => {{ e.focus(); e.select(); return true; }})(document.querySelector({Quote(selector)}))");
        await SendAsync("Input.insertText", new() { ["text"] = text });
    }

    public Task ClickAsync(string selector) => EvaluateAsync<bool>($"(document.querySelector({Quote(selector)}).click(), true)");

    /// <summary>Clicks a link, and waits for its page.</summary>
    public async Task FollowAsync(string selector)
    {
        _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await ClickAsync(selector);
        await _loaded.Task.WaitAsync(DevTools.Limit());
    }

    /// <summary>Writes a picture of the whole page to artifacts/tests.</summary>
    public async Task PictureAsync(string name)
    {
        // The last change may not have been painted yet.
        await EvaluateAsync<bool>("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))");
        JsonNode size = (await SendAsync("Page.getLayoutMetrics"))["cssContentSize"]!;
        JsonNode shot = await SendAsync("Page.captureScreenshot", new()
        {
            ["captureBeyondViewport"] = true,
            ["clip"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = (double)size["width"]!, ["height"] = (double)size["height"]!, ["scale"] = 1 },
        });
        string folder = Path.GetFullPath("../../../tests/page", AppContext.BaseDirectory);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), Convert.FromBase64String((string)shot["data"]!), DevTools.Limit());
    }

    public Task<JsonNode> SendAsync(string method, JsonObject? parameters = null) => _tools.SendAsync(method, parameters, _session);

    public async ValueTask DisposeAsync() => await _tools.SendAsync("Target.disposeBrowserContext", new() { ["browserContextId"] = _context });

    public static string Quote(string text) => JsonSerializer.Serialize(text);

    private void Hear(string name, JsonNode parameters)
    {
        if (name == "Page.loadEventFired")
            _loaded.TrySetResult();
        else if (name == "Network.requestWillBeSent")
            Requests.Enqueue((string)parameters["request"]!["url"]!);
        else if (name is "Runtime.exceptionThrown" or "Log.entryAdded")
            ConsoleErrors.Enqueue(parameters.ToJsonString());
    }
}
