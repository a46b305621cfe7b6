using System.Text;
using System.Text.Json;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Service;

public class FunctionUrlEventTests
{
    [Fact]
    public async Task Request_IsAnEventInPayloadFormat2()
    {
        RuntimeResponse? seen = null;
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => (seen = next).Body);

        await service.VisitAsync(HttpMethod.Put, "/a%20b/c?x=1&y=%C3%A4+2&x=3&z", "{\"n\":1}"u8.ToArray(),
            ("Content-Type", "application/json"), ("Cookie", "one=1; two=2"), ("User-Agent", "test/1"), ("X-Two", "a"), ("X-Two", "b"));

        JsonElement json = JsonDocument.Parse(seen!.Body).RootElement;
        Assert.Equal(["2.0", "$default", "/a%20b/c", "x=1&y=%C3%A4+2&x=3&z"],
            Texts(json, "version", "routeKey", "rawPath", "rawQueryString"));
        Assert.Equal(["one=1", "two=2"], json.GetProperty("cookies").EnumerateArray().Select(cookie => cookie.GetString()));
        Assert.Equal(["1,3", "ä 2", ""], Texts(json.GetProperty("queryStringParameters"), "x", "y", "z"));
        Assert.Equal(["a, b", "application/json", "test/1", "127.0.0.1", "http"],
            Texts(json.GetProperty("headers"), "x-two", "content-type", "user-agent", "x-forwarded-for", "x-forwarded-proto"));
        Assert.False(json.GetProperty("headers").TryGetProperty("cookie", out _));
        Assert.Equal("{\"n\":1}", json.GetProperty("body").GetString());
        Assert.False(json.GetProperty("isBase64Encoded").GetBoolean());

        JsonElement context = json.GetProperty("requestContext");
        Assert.Equal(["anonymous", seen.RequestId, "$default", new Uri(service.FunctionUrlAddress).Authority],
            Texts(context, "accountId", "requestId", "stage", "domainName"));
        Assert.Equal(["PUT", "/a%20b/c", "HTTP/1.1", "127.0.0.1", "test/1"],
            Texts(context.GetProperty("http"), "method", "path", "protocol", "sourceIp", "userAgent"));
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(context.GetProperty("timeEpoch").GetInt64()),
            DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(10));
    }

    [Fact]
    public async Task PlainGet_HasNoBodyCookiesNorParameters()
    {
        JsonElement json = await EventOfAsync(HttpMethod.Get, "/", null);

        Assert.Equal("/", json.GetProperty("rawPath").GetString());
        Assert.Equal("", json.GetProperty("rawQueryString").GetString());
        Assert.All(["body", "cookies", "queryStringParameters"], name => Assert.False(json.TryGetProperty(name, out _), name));
    }

    [Theory]
    [InlineData("image/png", "abc", true)]
    [InlineData("application/x-www-form-urlencoded", "a=b", true)]
    [InlineData("text/html; charset=utf-8", "ä", false)]
    [InlineData("application/problem+json", "{}", false)]
    public async Task Body_IsTextOrBase64ByItsContentType(string contentType, string body, bool isBase64)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);

        JsonElement json = await EventOfAsync(HttpMethod.Post, "/", bytes, ("Content-Type", contentType));

        Assert.Equal(isBase64, json.GetProperty("isBase64Encoded").GetBoolean());
        Assert.Equal(isBase64 ? Convert.ToBase64String(bytes) : body, json.GetProperty("body").GetString());
    }

    [Fact]
    public async Task TextThatIsNotUtf8_IsBase64()
    {
        JsonElement json = await EventOfAsync(HttpMethod.Post, "/", [0xff], ("Content-Type", "text/plain"));

        Assert.True(json.GetProperty("isBase64Encoded").GetBoolean());
        Assert.Equal("/w==", json.GetProperty("body").GetString());
    }

    [Theory]
    [InlineData("/lambda-url/echo/", "/")]
    [InlineData("/lambda-url/echo", "/")]
    [InlineData("/lambda-url/echo/a/b?c=d", "/a/b")]
    [InlineData("/lambda-url-of-mine", "/lambda-url-of-mine")]
    public async Task NameInThePath_IsNotInTheEvent(string path, string shown)
    {
        JsonElement json = await EventOfAsync(HttpMethod.Get, path, null);

        Assert.Equal(shown, json.GetProperty("rawPath").GetString());
        Assert.Equal(shown, json.GetProperty("requestContext").GetProperty("http").GetProperty("path").GetString());
    }

    [Fact]
    public async Task SeveralFunctions_AreSelectedByTheirNames()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => "1"u8.ToArray());
        await service.AddAsync("other", _ => "2"u8.ToArray());

        Assert.Equal("1", (await service.VisitAsync(HttpMethod.Get, "/lambda-url/echo/x")).Text);
        Assert.Equal("2", (await service.VisitAsync(HttpMethod.Get, "/lambda-url/other/x")).Text);
        CallerResponse neither = await service.VisitAsync(HttpMethod.Get, "/x");
        Assert.Equal(404, neither.Status);
        Assert.Equal("No function has this path. Expected one of: /lambda-url/echo/, /lambda-url/other/.",
            neither.Json.GetProperty("errorMessage").GetString());
    }

    [Theory]
    // Base64 makes the event longer than the limit.
    [InlineData(5 * 1024 * 1024)]
    [InlineData(7 * 1024 * 1024)]
    public async Task LargeBody_IsRefused(int bytes)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => "1"u8.ToArray());

        CallerResponse response = await service.VisitAsync(HttpMethod.Post, "/", new byte[bytes], ("Content-Type", "image/png"));

        Assert.Equal((413, "Request Entity Too Large"), (response.Status, response.Json.GetProperty("message").GetString()));
        Assert.StartsWith($"The body has {bytes} bytes", response.Json.GetProperty("errorMessage").GetString());
    }

    private static async Task<JsonElement> EventOfAsync(
        HttpMethod method, string path, byte[]? body, params (string Name, string Value)[] headers)
    {
        RuntimeResponse? seen = null;
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => (seen = next).Body);
        await service.VisitAsync(method, path, body, headers);
        return JsonDocument.Parse(seen!.Body).RootElement;
    }

    private static string?[] Texts(JsonElement json, params string[] names) => [.. names.Select(name => json.GetProperty(name).GetString())];
}
