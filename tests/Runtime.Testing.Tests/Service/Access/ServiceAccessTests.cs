using Lambda.Runtime.Testing.Tests.RuntimeApi;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Service.Access;

/// <summary>Lambda's API accepts programs and the port's own page, and no other page.</summary>
public class ServiceAccessTests
{
    private const string Invoke = "/2015-03-31/functions/echo/invocations";

    /// <summary>Headers as browsers send them for pages of other origins; <c>{0}</c> is this origin.</summary>
    public static TheoryData<string> OfOtherPages { get; } =
    [
        "Origin: http://evil.example",
        "Origin: http://127.0.0.1:1",
        "Origin: http://localhost:9000",
        "Origin: https://{0}",
        "Origin: http://{0}.evil.example",
        "Origin: null",
        "Origin: ",
        "Origin: file://",
        "Origin: chrome-extension://abcdefghijklmnop",
        "Origin: http://{0}\nOrigin: http://evil.example",
        "Origin: http://{0}\nSec-Fetch-Site: cross-site",
        "Origin: http://evil.example\nSec-Fetch-Site: same-origin",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: Cross-Site",
        "Sec-Fetch-Site: none\nSec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document\nReferer: http://{0}/",
        // Listed origins may call function URLs, but not this port.
        "Origin: http://listed.example\nSec-Fetch-Site: cross-site",
    ];

    [Theory]
    [MemberData(nameof(OfOtherPages))]
    public async Task RequestOfAnotherPage_IsRefusedWithEveryMethod(string headers)
    {
        int invocations = 0;
        await using ServiceFixture service = await StartAsync(() => invocations++);
        (string, string)[] sent = Headers(service, headers.Split('\n'));
        foreach ((HttpMethod method, string path) in new[]
        {
            (HttpMethod.Post, Invoke),
            (HttpMethod.Post, "/2021-11-15/functions/echo/response-streaming-invocations"),
            (HttpMethod.Options, Invoke),
            (HttpMethod.Get, "/"),
            (HttpMethod.Put, "/lambda-url/echo/"),
        })
        {
            CallerResponse response = await service.SendAsync(method, path, null, sent);
            Assert.Equal((403, "AccessDeniedException"), (response.Status, response.ErrorType));
            Assert.Contains($"Other pages call the function URL at {service.FunctionUrlAddress}", response.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(response.Headers.Keys, static name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            Assert.Equal("same-origin", response.Headers["Cross-Origin-Resource-Policy"]);
        }

        Assert.Equal((0, 5), (invocations, service.Refusals.Count));
    }

    [Theory]
    [InlineData]
    [InlineData("Origin: http://{0}")]
    [InlineData("Origin: http://{0}", "Sec-Fetch-Site: same-origin")]
    [InlineData("Sec-Fetch-Site: same-origin", "Referer: http://{0}/")]
    [InlineData("Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate")]
    [InlineData("Sec-Fetch-Mode: cors", "User-Agent: undici")]
    [InlineData("Referer: http://evil.example/", "User-Agent: curl/8.0")]
    public async Task RequestOfAProgramOrOfItsOwnPage_IsServed(params string[] headers)
    {
        await using ServiceFixture service = await StartAsync();

        CallerResponse response = await service.SendAsync(HttpMethod.Post, Invoke, "2"u8.ToArray(), Headers(service, headers));

        Assert.Equal((200, "1"), (response.Status, response.Text));
    }

    [Theory]
    [InlineData("Origin: http://evil.example")]
    [InlineData("Origin: null", "Content-Type: application/x-www-form-urlencoded")]
    [InlineData("Sec-Fetch-Site: cross-site")]
    public async Task RequestOfAnotherPage_IsRefusedBeforeItsBodyIsRead(params string[] headers)
    {
        await using ServiceFixture service = await StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(new Uri(service.Address).Authority);

        await connection.SendAsync($"POST {Invoke} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n{string.Join("\r\n", headers)}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 403 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
    }

    // A browser sends Origin with each, without a preflight.
    [Fact]
    public async Task WebSocketOfAnotherPage_IsRefusedOnBothPorts()
    {
        await using ServiceFixture service = await StartAsync();
        foreach (string address in new[] { service.Address, service.FunctionUrlAddress })
        {
            using RawConnection connection = await RawConnection.OpenAsync(new Uri(address).Authority);
            await connection.SendAsync("GET /lambda-url/echo/ HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            Assert.StartsWith("HTTP/1.1 403 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task RequestOfAPage_IsRefusedByTheRuntimeApi(string name, string value)
    {
        await using RuntimeApiFixture api = await RuntimeApiFixture.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "init/error") { Content = new StringContent("{}") };
        request.Headers.Add(name, value);

        RuntimeResponse refused = await api.Client.SendAsync(request);

        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.ErrorType));
        Assert.False(api.State.InitError.IsCompleted);
    }

    private static async Task<ServiceFixture> StartAsync(Action? invoked = null)
    {
        ServiceFixture service = await ServiceFixture.StartAsync(new LambdaServiceEmulatorOptions { AllowedOrigins = ["http://listed.example"] }.ToRules());
        await service.AddAsync("echo", _ =>
        {
            invoked?.Invoke();
            return "1"u8.ToArray();
        });
        return service;
    }

    private static (string, string)[] Headers(ServiceFixture service, string[] headers) =>
        [.. headers.Select(header => (header.Split(": ")[0], header.Split(": ")[1].Replace("{0}", new Uri(service.Address).Authority, StringComparison.Ordinal)))];
}
