using Lambda.Runtime.Emulator.Access;
using Lambda.Runtime.Emulator.Service.Access;

namespace Lambda.Runtime.Testing.Tests.Service.Access;

/// <summary>Function URLs accept programs, their own pages, and pages of listed origins, to which they respond with CORS headers.</summary>
public class FunctionUrlAccessTests
{
    private const string Listed = "http://localhost:5173";

    [Theory]
    [InlineData("Origin: http://evil.example", "--allow-origin http://evil.example")]
    [InlineData("Origin: http://localhost:5174", "--allow-origin http://localhost:5174")]
    [InlineData("Origin: https://localhost:5173", "--allow-origin https://localhost:5173")]
    [InlineData("Origin: http://localhost", "--allow-origin http://localhost")]
    [InlineData("Origin: null", "serve the page over HTTP")]
    [InlineData("Sec-Fetch-Site: cross-site", "also need the header Referer")]
    [InlineData("Sec-Fetch-Site: same-site", "also need the header Referer")]
    [InlineData("Sec-Fetch-Site: cross-site\nReferer: http://evil.example/page", "--allow-origin http://evil.example")]
    [InlineData("Sec-Fetch-Site: same-site\nReferer: {page}/\nSec-Fetch-Mode: no-cors", "--allow-origin {page}")]
    [InlineData("Origin: {page}\nSec-Fetch-Site: same-site\nReferer: {page}/", "--allow-origin {page}")]
    [InlineData("Sec-Fetch-Site: cross-site\nReferer: http://localhost:{port}/\nSec-Fetch-Mode: navigate", "--allow-origin http://localhost:{port}")]
    public async Task RequestOfAnotherPage_IsRefusedAndNamesTheOption(string headers, string words)
    {
        int invocations = 0;
        await using ServiceFixture service = await StartAsync(() => invocations++);
        foreach (HttpMethod method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Options, HttpMethod.Head })
        {
            CallerResponse response = await service.VisitAsync(
                method, "/lambda-url/echo/", null, [.. Headers(service, headers), ("Access-Control-Request-Method", "POST")]);
            Assert.Equal(403, response.Status);
            Assert.DoesNotContain(response.Headers.Keys, static name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal((0, 4), (invocations, service.Refusals.Count));
        Assert.All(service.Refusals, refusal => Assert.Contains(
            words.Replace("{page}", service.Address, StringComparison.Ordinal).Replace("{port}", $"{new Uri(service.Address).Port}", StringComparison.Ordinal), refusal.Message,
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("User-Agent: curl/8.0")]
    [InlineData("Origin: {url}")]
    [InlineData("Sec-Fetch-Site: same-origin")]
    [InlineData("Sec-Fetch-Site: none\nSec-Fetch-Mode: navigate")]
    // The link on the emulator's page.
    [InlineData("Sec-Fetch-Site: same-site\nSec-Fetch-Mode: navigate\nReferer: {page}/")]
    [InlineData("Host: localhost\nSec-Fetch-Site: same-site\nSec-Fetch-Mode: navigate\nReferer: http://localhost:{port}/")]
    // A link or an image of a listed website.
    [InlineData("Sec-Fetch-Site: cross-site\nReferer: http://localhost:5173/home?x=1")]
    public async Task RequestOfAProgramOrAnOwnPageOrALink_IsServed(string headers)
    {
        await using ServiceFixture service = await StartAsync();

        CallerResponse response = await service.VisitAsync(HttpMethod.Get, "/", null, Headers(service, headers));

        Assert.Equal((200, "served"), (response.Status, response.Text));
        Assert.DoesNotContain("Access-Control-Allow-Origin", response.Headers.Keys);
    }

    [Fact]
    public async Task PreflightOfAListedOrigin_DoesNotReachTheFunction()
    {
        int invocations = 0;
        await using ServiceFixture service = await StartAsync(() => invocations++);

        CallerResponse response = await service.VisitAsync(HttpMethod.Options, "/orders", null,
            ("Origin", Listed), ("Access-Control-Request-Method", "PUT"), ("Access-Control-Request-Headers", "authorization,content-type"));

        Assert.Equal((204, 0), (response.Status, invocations));
        Assert.Equal((Listed, "PUT", "authorization,content-type", "true"), (response.Headers["Access-Control-Allow-Origin"],
            response.Headers["Access-Control-Allow-Methods"], response.Headers["Access-Control-Allow-Headers"], response.Headers["Access-Control-Allow-Credentials"]));
        Assert.Contains("Origin", response.Headers["Vary"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionsRequestThatIsNotAPreflight_ReachesTheFunction()
    {
        await using ServiceFixture service = await StartAsync();

        Assert.Equal("served", (await service.VisitAsync(HttpMethod.Options, "/", null, ("Origin", Listed))).Text);
        Assert.Equal("served", (await service.VisitAsync(HttpMethod.Options, "/", null, ("Access-Control-Request-Method", "PUT"))).Text);
    }

    [Fact]
    public async Task ResponseToAListedOrigin_CanBeRead()
    {
        await using ServiceFixture service = await StartAsync(payload: """{"statusCode":201,"headers":{"X-Count":"3"},"body":"served"}""");

        CallerResponse response = await service.VisitAsync(HttpMethod.Post, "/", "{}"u8.ToArray(), ("Origin", Listed), ("Sec-Fetch-Site", "same-site"));

        Assert.Equal((201, "served"), (response.Status, response.Text));
        Assert.Equal((Listed, "true"), (response.Headers["Access-Control-Allow-Origin"], response.Headers["Access-Control-Allow-Credentials"]));
        Assert.Contains("X-Count", response.Headers["Access-Control-Expose-Headers"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorForAListedOrigin_CanBeRead()
    {
        await using ServiceFixture service = await StartAsync(payload: "no JSON");

        CallerResponse response = await service.VisitAsync(HttpMethod.Get, "/", null, ("Origin", Listed));

        Assert.Equal((502, Listed), (response.Status, response.Headers["Access-Control-Allow-Origin"]));
    }

    // With a second value in addition to the function's, the browser would refuse both.
    [Fact]
    public async Task HeadersOfTheFunction_AreNotChanged()
    {
        await using ServiceFixture service = await StartAsync(
            payload: """{"statusCode":200,"headers":{"access-control-allow-origin":"*","vary":"Accept"},"body":"served"}""");

        CallerResponse response = await service.VisitAsync(HttpMethod.Get, "/", null, ("Origin", Listed));

        Assert.Equal(("*", "Accept"), (response.Headers["Access-Control-Allow-Origin"], response.Headers["Vary"]));
        Assert.DoesNotContain("Access-Control-Allow-Credentials", response.Headers.Keys);
        Assert.Equal(403, (await service.VisitAsync(HttpMethod.Get, "/", null, ("Origin", "http://evil.example"))).Status);
    }

    [Theory]
    [InlineData("http://localhost:5173", "http://localhost:5173")]
    [InlineData("http://LOCALHOST:5173/", "http://localhost:5173")]
    [InlineData("https://www.example.com:443", "https://www.example.com")]
    [InlineData("http://[::1]:80", "http://[::1]")]
    [InlineData("http://bücher.example", "http://xn--bcher-kva.example")]
    [InlineData("chrome-extension://abcdefghijklmnop", "chrome-extension://abcdefghijklmnop")]
    [InlineData("*", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    [InlineData("localhost:5173", null)]
    [InlineData("localhost", null)]
    [InlineData("http://", null)]
    [InlineData("http://localhost/app", null)]
    [InlineData("http://localhost/?", null)]
    [InlineData("http://me@localhost", null)]
    [InlineData("http://*.example.com", null)]
    [InlineData("http://one.example,http://two.example", null)]
    public void Origin_IsNormalizedAsByBrowsers(string text, string? origin)
    {
        Assert.Equal(origin is not null, AllowedOrigins.TryParse(text, out string? parsed));
        Assert.Equal(origin, parsed);
    }

    private static async Task<ServiceFixture> StartAsync(Action? invoked = null, string payload = "\"served\"")
    {
        ServiceFixture service = await ServiceFixture.StartAsync(
            new AccessRules { Origins = new AllowedOrigins([Listed]), HostOption = "--allow-host", OriginOption = "--allow-origin" });
        await service.AddAsync("echo", _ =>
        {
            invoked?.Invoke();
            return System.Text.Encoding.UTF8.GetBytes(payload);
        });
        return service;
    }

    private static (string, string)[] Headers(ServiceFixture service, string headers) =>
        [.. headers.Replace("{page}", service.Address, StringComparison.Ordinal).Replace("{url}", service.FunctionUrlAddress, StringComparison.Ordinal)
            .Replace("{port}", $"{new Uri(service.Address).Port}", StringComparison.Ordinal)
            .Split('\n').Select(static header => (header.Split(": ")[0], header.Split(": ")[1]))];
}
