using System.Net;
using System.Text;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Testing.Tests.Service;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Gateways;

/// <summary>The CORS configuration of function URLs and HTTP APIs, which comes from the function's attribute.</summary>
public sealed class GatewayCorsTests
{
    private const string App = "https://app.example";

    private static readonly GatewayCors s_cors = GatewayCors.Parse(
        "AllowOrigins=https://app.example,http://localhost:5173\nAllowMethods=GET,HEAD,DELETE\nAllowHeaders=authorization,content-type\nExposeHeaders=ETag\nAllowCredentials=true\nMaxAge=600");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpShape.FunctionUrl, HttpStatusCode.OK)]
    [InlineData(HttpShape.HttpApi, HttpStatusCode.NoContent)]
    [InlineData(HttpShape.HttpApiV1, HttpStatusCode.NoContent)]
    public async Task Preflight_DoesNotReachTheFunction(HttpShape shape, HttpStatusCode status)
    {
        int calls = 0;
        await using LambdaFunction function = await StartAsync(() => calls++);
        using HttpClient client = function.CreateHttpClient(shape);
        using HttpResponseMessage allowed = await SendAsync(client, HttpMethod.Options, App, ("Access-Control-Request-Method", "DELETE"));
        Assert.Equal(status, allowed.StatusCode);
        Assert.Equal(
            [
                "vary: Origin", "access-control-allow-origin: https://app.example", "access-control-allow-credentials: true", "access-control-allow-methods: GET,HEAD,DELETE",
                "access-control-allow-headers: authorization,content-type", "access-control-max-age: 600",
            ],
            Cors(allowed));
        using HttpResponseMessage other = await SendAsync(client, HttpMethod.Options, "https://evil.example", ("Access-Control-Request-Method", "DELETE"));
        Assert.Equal(["vary: Origin"], Cors(other));
        Assert.Equal(0, calls);

        // OPTIONS alone is a request.
        using HttpResponseMessage options = await SendAsync(client, HttpMethod.Options, App);
        Assert.Equal(1, calls);
    }

    [Theory]
    [InlineData(HttpShape.FunctionUrl)]
    [InlineData(HttpShape.HttpApi)]
    [InlineData(HttpShape.HttpApiV1)]
    public async Task Responses_HaveTheHeaders_EvenThoseOfTheService(HttpShape shape)
    {
        await using LambdaFunction function = await StartAsync(static () => { });
        using HttpClient client = function.CreateHttpClient(shape);
        string[] expected = ["vary: Origin", "access-control-allow-origin: https://app.example", "access-control-allow-credentials: true", "access-control-expose-headers: ETag"];
        using HttpResponseMessage found = await SendAsync(client, HttpMethod.Get, App);
        Assert.Equal(expected, Cors(found));
        using HttpResponseMessage failed = await SendAsync(client, HttpMethod.Delete, App);
        Assert.Equal(expected, Cors(failed));
        Assert.True((int)failed.StatusCode >= 500);
        using HttpResponseMessage other = await SendAsync(client, HttpMethod.Get, "https://evil.example");
        Assert.Equal(["vary: Origin"], Cors(other));
        using HttpResponseMessage program = await client.GetAsync("/", Cancellation);
        Assert.Equal(["vary: Origin"], Cors(program));
    }

    /// <summary>The function does it there.</summary>
    [Theory]
    [InlineData(HttpShape.RestApi)]
    [InlineData(HttpShape.Alb)]
    [InlineData(HttpShape.AlbMultiValue)]
    public async Task OtherServices_LeaveItToTheFunction(HttpShape shape)
    {
        int calls = 0;
        await using LambdaFunction function = await StartAsync(() => calls++);
        using HttpClient client = function.CreateHttpClient(shape);
        using HttpResponseMessage preflight = await SendAsync(client, HttpMethod.Options, App, ("Access-Control-Request-Method", "DELETE"));
        using HttpResponseMessage found = await SendAsync(client, HttpMethod.Get, App);
        Assert.Equal((0, 0, 2), (Cors(preflight).Length, Cors(found).Length, calls));
    }

    /// <summary>An HTTP API ignores headers of CORS that the function sets. A function URL sends both, which browsers refuse.</summary>
    [Theory]
    [InlineData(HttpShape.HttpApi, "https://app.example")]
    [InlineData(HttpShape.FunctionUrl, "* https://app.example")]
    public async Task HeaderOfTheFunction_IsReplacedOrSentAsWell(HttpShape shape, string expected)
    {
        await using LambdaFunction function = await StartAsync(static () => { });
        using HttpClient client = function.CreateHttpClient(shape);
        using HttpResponseMessage response = await SendAsync(client, HttpMethod.Put, App);
        Assert.Equal(expected, string.Join(' ', response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task PagesOfTheConfiguration_AreAllowedOnThePort_AndOthersAreNot()
    {
        int calls = 0;
        await using ServiceFixture service = await ServiceFixture.StartAsync(StartAsync(() => calls++));
        CallerResponse preflight = await service.VisitAsync(HttpMethod.Options, "/orders", null, ("Origin", App), ("Access-Control-Request-Method", "DELETE"));
        Assert.Equal((200, App), (preflight.Status, preflight.Headers["Access-Control-Allow-Origin"]));
        Assert.Equal(0, calls);
        CallerResponse found = await service.VisitAsync(HttpMethod.Get, "/orders", null, ("Origin", App));
        Assert.Equal((200, App, 1), (found.Status, found.Headers["Access-Control-Allow-Origin"], calls));

        CallerResponse refused = await service.VisitAsync(HttpMethod.Get, "/orders", null, ("Origin", "https://evil.example"));
        Assert.Equal((403, 1), (refused.Status, calls));
        Assert.DoesNotContain(refused.Headers.Keys, static name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>On this machine, every website in the browser could invoke the function.</summary>
    [Fact]
    public async Task AllOrigins_AreNotAllowedOnThePort()
    {
        var all = GatewayCors.Parse("AllowOrigins=*\nAllowMethods=GET\nAllowHeaders=content-type\nExposeHeaders=\nAllowCredentials=false\nMaxAge=0");
        await using ServiceFixture service = await ServiceFixture.StartAsync(StartAsync(static () => { }, all));
        Assert.Equal(403, (await service.VisitAsync(HttpMethod.Get, "/orders", null, ("Origin", "https://any.example"))).Status);

        await using LambdaFunction function = await StartAsync(static () => { }, all);
        using HttpClient client = function.CreateHttpClient(HttpShape.HttpApi);
        using HttpResponseMessage response = await SendAsync(client, HttpMethod.Get, "https://any.example");
        Assert.Equal(["access-control-allow-origin: *"], Cors(response));
    }

    private static Task<LambdaFunction> StartAsync(Action called, GatewayCors? cors = null) => LambdaFunction.StartAsync(
        () => new InProcessHost((environment, log) => TestFunction.Loop(environment, log, next =>
        {
            called();
            string json = next.Text.Contains("DELETE", StringComparison.Ordinal) && !next.Text.Contains("OPTIONS", StringComparison.Ordinal) ? """{"statusCode":"invalid"}"""
                : next.Text.Contains("PUT", StringComparison.Ordinal) ? """{"statusCode":200,"headers":{"access-control-allow-origin":"*"}}"""
                : """{"statusCode":200}""";
            return Encoding.UTF8.GetBytes(json);
        })),
        AppContext.BaseDirectory, TestFunction.LongTimeouts, Cancellation, cors ?? s_cors);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string origin, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/");
        request.Headers.Add("Origin", origin);
        foreach ((string name, string value) in headers)
            request.Headers.Add(name, value);
        return await client.SendAsync(request, Cancellation);
    }

    private static string[] Cors(HttpResponseMessage response) =>
    [
        .. response.Headers.Where(static header => header.Key.Equals("vary", StringComparison.OrdinalIgnoreCase) || GatewayCors.IsHeader(header.Key))
            .Select(static header => $"{header.Key.ToLowerInvariant()}: {string.Join(' ', header.Value)}"),
    ];
}
