using System.Net;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Gateways;

/// <summary>The stage in paths: at the domain of an API all have it, and at a custom domain name none.</summary>
public sealed class StagePathTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Location", "/orders/9", "Location is /orders/9, outside the stage /dev: expected /dev/orders/9 at the domain of the API itself.")]
    [InlineData("location", "../orders/9", "Location is ../orders/9, outside the stage /dev: expected /dev/orders/9 at the domain of the API itself.")]
    [InlineData("Content-Location", "/", "Content-Location is /, outside the stage /dev: expected /dev/ at the domain of the API itself.")]
    [InlineData("Location", "/development/9", "Location is /development/9, outside the stage /dev: expected /dev/development/9 at the domain of the API itself.")]
    [InlineData("Location", "http://shop.example:9001/a", "Location is http://shop.example:9001/a, outside the stage /dev: expected /dev/a at the domain of the API itself.")]
    [InlineData("Location", "/dev/orders/9", null)]
    [InlineData("Location", "/dev", null)]
    [InlineData("Location", "9", null)]
    [InlineData("Location", "?page=2", null)]
    [InlineData("Location", "https://login.example/orders", null)]
    [InlineData("Location", "//login.example/orders", null)]
    [InlineData("Location", "http://[", null)]
    [InlineData("Link", "/orders", null)]
    [InlineData(
        "Set-Cookie", "session=abc=; Secure; Path=/orders",
        "The cookie 'session' has the Path /orders, outside the stage /dev: at the domain of the API itself, clients do not send it. Expected /dev/orders.")]
    [InlineData(
        "set-cookie", "a=1;path = /dev2 ;HttpOnly",
        "The cookie 'a' has the Path /dev2, outside the stage /dev: at the domain of the API itself, clients do not send it. Expected /dev/dev2.")]
    [InlineData("Set-Cookie", "a=1; Path=/", null)]
    [InlineData("Set-Cookie", "a=1; Path=/dev", null)]
    [InlineData("Set-Cookie", "a=1; Path=/dev/orders", null)]
    [InlineData("Set-Cookie", "a=1; Path=", null)]
    [InlineData("Set-Cookie", "a=Path=/orders", null)]
    public void PathOutsideTheStage_IsANoticeForARequestWithTheStage(string name, string value, string? expected)
    {
        KeyValuePair<string, string>[] headers = [KeyValuePair.Create(name, value)];
        GatewayNotice[] notices = [.. StagePaths.FindOutside("dev", Request("/dev/orders"), headers)];
        Assert.Equal(expected, notices.SingleOrDefault()?.Text);
        Assert.Empty(StagePaths.FindOutside("dev", Request("/orders"), headers));
        Assert.Empty(StagePaths.FindOutside("dev", Request("/device/orders"), headers));
    }

    [Theory]
    [InlineData("rest-api", "dev", true)]
    [InlineData("http-api", "dev", true)]
    [InlineData("http-api-v1", "dev", true)]
    [InlineData("rest-api", null, false)]
    [InlineData("http-api", "$default", false)]
    [InlineData("function-url", null, false)]
    [InlineData("alb", null, false)]
    public void Response_HasTheNotice(string name, string? stage, bool hasNotice)
    {
        var gateway = HttpGateway.Create(HttpGateway.Find(name)!.Value, new GatewaySettings { Stage = stage });
        GatewayResponse response = gateway.Read(Request("/dev/orders"), """{"statusCode":201,"headers":{"location":"/orders/9"}}"""u8.ToArray());
        Assert.Equal(hasNotice ? ["Location"] : [], response.Notices.Select(static notice => notice.Subject));
    }

    [Theory]
    [InlineData(HttpShape.RestApi, HttpStatusCode.Forbidden, """{"message":"Forbidden"}""")]
    [InlineData(HttpShape.HttpApi, HttpStatusCode.NotFound, """{"message":"Not Found"}""")]
    [InlineData(HttpShape.HttpApiV1, HttpStatusCode.NotFound, """{"message":"Not Found"}""")]
    public async Task ClientWithAStage_IsAtTheDomainOfTheApi(HttpShape shape, HttpStatusCode status, string body)
    {
        var seen = new List<string>();
        await using LambdaFunction function = await StartAsync(seen, "/orders/9");
        using HttpClient client = function.CreateHttpClient(shape, new LambdaHttpClientOptions { Stage = "dev" });
        Assert.Equal(new Uri("https://r3pmxmplak.execute-api.us-east-1.amazonaws.com/dev/"), client.BaseAddress);

        // The redirect leaves the stage, as it does on AWS.
        using HttpResponseMessage response = await client.PostAsync("orders", new StringContent("{}"), Cancellation);
        Assert.Equal((status, body), (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation)));
        Assert.Equal("The path /orders/9 does not begin with the stage /dev, which the domain of the API itself requires.", response.ReasonPhrase);
        Assert.Equal(shape == HttpShape.RestApi ? ["ForbiddenException"] : [], response.Headers.TryGetValues("x-amzn-ErrorType", out IEnumerable<string>? type) ? type : []);
        Assert.Equal([shape == HttpShape.RestApi ? "/orders" : "/dev/orders"], seen);

        using HttpResponseMessage found = await client.GetAsync("other", Cancellation);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }

    [Theory]
    [InlineData(HttpShape.RestApi, null, null, "https://api.example.com/")]
    [InlineData(HttpShape.RestApi, "dev", "https://shop.example/", "https://shop.example/")]
    [InlineData(HttpShape.HttpApi, "dev", "https://shop.example/", "https://shop.example/")]
    [InlineData(HttpShape.HttpApi, "$default", null, "https://r3pmxmplak.execute-api.us-east-1.amazonaws.com/")]
    [InlineData(HttpShape.HttpApi, null, null, "https://r3pmxmplak.execute-api.us-east-1.amazonaws.com/")]
    public async Task ClientOfACustomDomainOrOfTheDefaultStage_HasPathsWithoutStage(HttpShape shape, string? stage, string? address, string expected)
    {
        var seen = new List<string>();
        await using LambdaFunction function = await StartAsync(seen, "/orders/9");
        using HttpClient client = function.CreateHttpClient(shape, new LambdaHttpClientOptions { Stage = stage, BaseAddress = address is null ? null : new Uri(address) });
        Assert.Equal(new Uri(expected), client.BaseAddress);
        using HttpResponseMessage response = await client.PostAsync("/orders", new StringContent("{}"), Cancellation);
        Assert.Equal((HttpStatusCode.OK, "/orders/9"), (response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath));
    }

    /// <summary>Starts a function that redirects each POST.</summary>
    private static Task<LambdaFunction> StartAsync(List<string> seen, string location) => TestFunction.StartAsync(next =>
    {
        JsonElement json = JsonDocument.Parse(next.Body).RootElement;
        seen.Add((json.TryGetProperty("rawPath", out JsonElement path) ? path : json.GetProperty("path")).GetString()!);
        return next.Text.Contains("\"POST\"", StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes($$$"""{"statusCode":303,"headers":{"location":"{{{location}}}"}}""")
            : """{"statusCode":200}"""u8.ToArray();
    });

    private static HttpEventRequest Request(string path) => new("POST", path, "") { Headers = [KeyValuePair.Create("Host", "shop.example:9001")] };
}
