using System.Net;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary><c>dotnet run --as</c>: another service than a function URL in front of the function.</summary>
public sealed class HttpServiceTests(PackedPackages packages)
{
    [Fact]
    public async Task RoutesOfTheProject_AreServedAsByARestApi_AndItsErrorsAreExplained()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction(properties: "<LambdaHttp>rest-api</LambdaHttp><LambdaHttpRoutes>each</LambdaHttpRoutes>");
        user.Write("Functions.cs", """
            using Lambda.Runtime;
            [assembly: LambdaCors("http://localhost:5173")]
            public static class Functions
            {
                [LambdaRoute("GET /orders/{id}")]
                public static string Get(int id) => $"order {id}";

                [LambdaHandler(Payload = Payload.Text)]
                public static string Raw(string json) => "{\"statusCode\":200,\"headers\":{\"x-count\":3}}";
            }
            """);
        await using RunningFunction function = await RunningFunction.StartAsync(user, "--as", "rest-api", "--stage", "dev");
        Match url = Regex.Match(function.Output, @"  url       (http://127\.0\.0\.1:\d+)/dev/, the REST API of Http\n");
        Assert.True(url.Success, function.Output);
        using var client = new HttpClient();
        using HttpResponseMessage found = await client.GetAsync($"{url.Groups[1].Value}/dev/orders/7", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "order 7"), (found.StatusCode, await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        await function.LineMatchingAsync(@"  GET /dev/orders/7 200 [\d.]+ ms$");

        // The routes of the API are those of the function, and no other request reaches it.
        Assert.Equal(HttpStatusCode.Forbidden, await GetStatusAsync("/dev/orders"));
        await function.LineAsync("The REST API has no route for GET /dev/orders.");

        Assert.Equal((HttpStatusCode.OK, "http://localhost:5173"), await SendFromPageAsync("http://localhost:5173"));
        Assert.Equal((HttpStatusCode.Forbidden, ""), await SendFromPageAsync("http://localhost:5174"));

        using HttpResponseMessage invalid = await client.GetAsync($"{url.Groups[1].Value}/lambda-url/Raw/", TestContext.Current.CancellationToken);
        Assert.Equal(
            (HttpStatusCode.BadGateway, """{"message": "Internal server error"}"""),
            (invalid.StatusCode, await invalid.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        await function.LineMatchingAsync(@"  GET /lambda-url/Raw/  refused  502$");
        await function.LineAsync("Runtime.InvalidHttpResponse: The response is not an HTTP response: its headers contain something other than strings: 3.");

        user.Write("Lists.cs", """
            public static class Lists
            {
                [Lambda.Runtime.LambdaRoute("GET /orders")]
                public static string Get() => "orders";
            }
            """);
        await function.LineAsync("Restarted: ");
        Assert.Equal(HttpStatusCode.OK, await GetStatusAsync("/dev/orders"));

        async Task<HttpStatusCode> GetStatusAsync(string path)
        {
            using HttpResponseMessage response = await client.GetAsync($"{url.Groups[1].Value}{path}", TestContext.Current.CancellationToken);
            return response.StatusCode;
        }

        async Task<(HttpStatusCode Status, string Allowed)> SendFromPageAsync(string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{url.Groups[1].Value}/dev/orders/7");
            request.Headers.Add("Origin", origin);
            using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, response.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? values) ? string.Join(' ', values) : "");
        }
    }
}
