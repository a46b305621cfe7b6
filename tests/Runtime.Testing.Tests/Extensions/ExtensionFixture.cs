using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.RuntimeApi;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Extensions;

/// <summary>The extensions of a function without instances: the test is the function.</summary>
internal sealed class ExtensionFixture : IAsyncDisposable
{
    public const string Token = "token/of+a=session";

    private readonly RuntimeApiServer _server;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromMinutes(1) };

    private ExtensionFixture(ExtensionSettings settings, string? token)
    {
        Settings = settings with { Refused = Refused.Add, Versions = new ValueVersions(Time) };
        _server = new RuntimeApiServer(RuntimeStateMachine.Create(null), TimeProvider.System, new ExtensionRouter(Settings, token, () => IsProcessing));
    }

    public string Port => new Uri($"http://{_server.Address}").Port.ToString(CultureInfo.InvariantCulture);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    public ExtensionSettings Settings { get; }

    public bool IsProcessing { get; set; } = true;

    public List<RefusedExtensionRequest> Refused { get; } = [];

    public static Task<ExtensionFixture> StartAsync(ExtensionValues values) => StartAsync(() => values);

    public static Task<ExtensionFixture> StartAsync(Func<ExtensionValues>? read, string? token = Token) =>
        StartAsync(new ExtensionSettings { Read = read, Source = "values.json", Hint = "Expected a file." }, token);

    /// <summary>Sends a request with the token, and reads the response.</summary>
    public Task<(HttpStatusCode Status, string Text)> GetAsync(string target) => GetAsync(target, Token);

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string target, string? token, Action<HttpRequestMessage>? change = null)
    {
        using HttpResponseMessage response = await SendAsync(target, token, change);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<HttpResponseMessage> SendAsync(string target, string? token = Token, Action<HttpRequestMessage>? change = null)
    {
        // The path is sent as it is: %2F is a part of a name.
        var uri = new Uri($"http://{_server.Address}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("X-Aws-Parameters-Secrets-Token", token);
        change?.Invoke(request);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonNode> ReadAsync(string target)
    {
        (HttpStatusCode status, string text) = await GetAsync(target);
        Assert.Equal((HttpStatusCode.OK, text), (status, text));
        return JsonNode.Parse(text)!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task<ExtensionFixture> StartAsync(ExtensionSettings settings, string? token)
    {
        var fixture = new ExtensionFixture(settings, token);
        await fixture._server.StartAsync(TestContext.Current.CancellationToken);
        return fixture;
    }
}
