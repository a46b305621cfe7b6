using System.Net;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Gateways;

/// <summary>The routes of APIs, which decide what reaches the function.</summary>
public sealed class GatewayRouteTests
{
    private static readonly string[] s_routes =
        ["GET /orders/{id}", "ANY /orders/{id}", "GET /orders/new", "ANY /files/{name+}", "GET /files/{name}/size", "POST /a-b/{c}/{d}", "GET /"];

    [Theory]
    [InlineData("GET", "/orders/7", "GET /orders/{id}", "id=7")]
    [InlineData("PUT", "/orders/7", "ANY /orders/{id}", "id=7")]
    [InlineData("GET", "/orders/new", "GET /orders/new", "")]
    [InlineData("GET", "/files/a/b", "ANY /files/{name+}", "name=a/b")]
    [InlineData("GET", "/files/a/size", "GET /files/{name}/size", "name=a")]
    [InlineData("GET", "/", "GET /", "")]
    [InlineData("GET", "/orders", null, "")]
    [InlineData("GET", "/orders/", null, "")]
    [InlineData("GET", "/orders/7/lines", null, "")]
    [InlineData("GET", "/Orders/7", null, "")]
    [InlineData("GET", "/files/", null, "")]
    public void Request_TakesTheMostSpecificRoute(string method, string path, string? route, string parameters)
    {
        var routes = new ApiRoutes(s_routes);
        ApiRoute? http = routes.MatchByMethod(method, path), rest = routes.MatchByResource(method, path);
        Assert.Equal(route, http?.Key);
        Assert.Equal(route, rest?.Key);
        Assert.Equal(parameters, string.Join('&', (http?.Parameters ?? []).Select(static parameter => $"{parameter.Key}={parameter.Value}")));
    }

    /// <summary>An HTTP API looks for another route with the method; a REST API has chosen the resource before.</summary>
    [Theory]
    [InlineData("PUT", "/orders/new", "ANY /orders/{id}", null)]
    [InlineData("PUT", "/files/a/size", "ANY /files/{name+}", null)]
    public void MethodThatTheResourceDoesNotHave_IsFoundOnlyByAnHttpApi(string method, string path, string http, string? rest)
    {
        var routes = new ApiRoutes(s_routes);
        Assert.Equal((http, rest), (routes.MatchByMethod(method, path)?.Key, routes.MatchByResource(method, path)?.Key));
    }

    [Theory]
    [InlineData(nameof(GatewayKind.HttpApi), "POST /a-b/{c}/{d}", "☕ x", "1/2")]
    [InlineData(nameof(GatewayKind.HttpApiV1), "/a-b/{c}/{d}", "☕ x", "1/2")]
    [InlineData(nameof(GatewayKind.RestApi), "/a-b/{c}/{d}", "%E2%98%95%20x", "1%2F2")]
    public void PathParameters_AreDecodedByHttpApis(string kind, string route, string c, string d)
    {
        var gateway = HttpGateway.Create(Enum.Parse<GatewayKind>(kind), new GatewaySettings { Routes = s_routes, Stage = "dev" });
        JsonObject json = gateway.CreateEvent(new HttpEventRequest("POST", "/dev/a-b/%E2%98%95%20x/1%2F2", ""))!;
        Assert.Equal(
            (route, c, d), ((string)(json["routeKey"] ?? json["resource"])!, (string)json["pathParameters"]!["c"]!, (string)json["pathParameters"]!["d"]!));
    }

    [Theory]
    [InlineData(HttpShape.HttpApi, HttpStatusCode.NotFound, """{"message":"Not Found"}""")]
    [InlineData(HttpShape.RestApi, HttpStatusCode.Forbidden, """{"message": "Missing Authentication Token"}""")]
    public async Task RequestWithoutRoute_DoesNotReachTheFunction(HttpShape shape, HttpStatusCode status, string body)
    {
        int calls = 0;
        await using LambdaFunction function = await TestFunction.StartAsync(_ =>
        {
            calls++;
            return """{"statusCode":200}"""u8.ToArray();
        });
        using HttpClient client = function.CreateHttpClient(shape, new LambdaHttpClientOptions { Routes = ["GET /orders/{id}"] });
        using HttpResponseMessage missing = await client.GetAsync("/other", TestContext.Current.CancellationToken);
        Assert.Equal((status, body), (missing.StatusCode, await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.EndsWith("API has no route for GET /other.", missing.ReasonPhrase, StringComparison.Ordinal);
        Assert.Equal(0, calls);
        using HttpResponseMessage found = await client.GetAsync("/orders/7", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, 1), (found.StatusCode, calls));
    }

    /// <summary>A REST API has no resources with a slash at the end, and takes it as if it were not there. The event keeps it.</summary>
    [Theory]
    [InlineData("/orders/7/", "/orders/{id}", "id=7")]
    [InlineData("/orders/new/", "/orders/new", "")]
    [InlineData("/files/a/b/", "/files/{name+}", "name=a/b/")]
    [InlineData("/files/a/size/", "/files/{name}/size", "name=a")]
    [InlineData("/orders/", null, "")]
    public void SlashAtTheEnd_DoesNotCountForARestApi(string path, string? resource, string parameters)
    {
        ApiRoute? found = new ApiRoutes(s_routes).MatchByResource("GET", path);
        Assert.Equal(resource, found?.Resource);
        Assert.Equal(parameters, string.Join('&', (found?.Parameters ?? []).Select(static parameter => $"{parameter.Key}={parameter.Value}")));
        var gateway = HttpGateway.Create(GatewayKind.RestApi, new GatewaySettings { Routes = s_routes });
        Assert.Equal(resource is null ? null : path, (string?)gateway.CreateEvent(new HttpEventRequest("GET", path, ""))?["path"]);
        Assert.Equal(path.StartsWith("/files", StringComparison.Ordinal), new ApiRoutes(s_routes).MatchByMethod("GET", path) is not null);
    }
}
