using System.Text.Json.Nodes;

namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary><c>[assembly: LambdaCors]</c>: which services leave it to the function, preflights, and the headers of responses.</summary>
public sealed class CorsTests
{
    private const string App = "https://app.example";

    private const string Source = """
        using System;
        using System.Threading.Tasks;
        using Lambda.Runtime.Http;
        [assembly: LambdaCors("https://app.example", "http://localhost:5173", AllowedHeaders = ["X-Trace"], ExposedHeaders = ["ETag", "Location"], AllowCredentials = true, MaxAgeSeconds = 600)]
        {0}
        public static class Functions
        {
            [LambdaRoute("GET /orders/{id}")] public static Results<Ok<int>, NotFound> Get(int id, [FromHeader("X-Api-Key")] string? key) => id == 7 ? TypedResults.Ok(7) : TypedResults.NotFound();
            [LambdaRoute("DELETE /orders/{id}")] public static NoContent Remove(int id) => TypedResults.NoContent();
            [LambdaRoute("GET /broken")] public static int Broken() => throw new InvalidOperationException("secret");
            [LambdaRoute("GET /vary")] public static Ok<int> Vary() => TypedResults.Ok(1).WithHeader("Vary", "Accept").WithHeader("Access-Control-Allow-Origin", "https://other.example");
        }
        """;

    /// <summary>The form of an event, and how the headers of its response are written.</summary>
    public static TheoryData<string> Forms => ["rest", "alb", "alb-multi", "lattice"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Preflight_IsAnsweredBeforeRoutesAndMiddleware(string form)
    {
        using CompiledFunction function = Start("""
            [assembly: LambdaMiddleware<Never>]
            public sealed class Never : ILambdaMiddleware { public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) => throw new NotSupportedException(); }
            """);
        (int status, Dictionary<string, string> headers) = Send(function, form, "OPTIONS", "/orders/7", ("Origin", App), ("Access-Control-Request-Method", "DELETE"));
        Assert.Equal(204, status);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["vary"] = "Origin",
                ["access-control-allow-origin"] = App,
                ["access-control-allow-credentials"] = "true",
                ["access-control-allow-methods"] = "GET, HEAD, DELETE",
                ["access-control-allow-headers"] = "authorization, content-type, x-api-key, x-trace",
                ["access-control-max-age"] = "600",
            },
            headers);
    }

    [Theory]
    [InlineData("GET", "/orders/7", 200)]
    [InlineData("HEAD", "/orders/7", 200)]
    [InlineData("GET", "/orders/8", 404)]
    [InlineData("GET", "/orders/x", 400)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("PUT", "/orders/7", 405)]
    [InlineData("OPTIONS", "/orders/7", 204)]
    [InlineData("DELETE", "/orders/7", 204)]
    [InlineData("GET", "/broken", 500)]
    public void EveryResponse_HasTheHeaders(string method, string path, int expected)
    {
        using CompiledFunction function = Start();
        foreach (string form in Forms.Select(static row => row.Data))
        {
            (int status, Dictionary<string, string> headers) = Send(function, form, method, path, ("Origin", "http://localhost:5173"));
            Assert.Equal(expected, status);
            Assert.Equal(
                ("http://localhost:5173", "true", "ETag, Location", "Origin"),
                (headers["access-control-allow-origin"], headers["access-control-allow-credentials"], headers["access-control-expose-headers"], headers["vary"]));
            Assert.False(headers.ContainsKey("access-control-allow-methods"));
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://app.example.evil.example")]
    [InlineData("HTTPS://APP.EXAMPLE")]
    [InlineData("null")]
    [InlineData(null)]
    public void OtherOrigins_GetNone(string? origin)
    {
        using CompiledFunction function = Start();
        (string, string)[] headers = origin is null ? [] : [("Origin", origin)];
        (int status, Dictionary<string, string> found) = Send(function, "rest", "GET", "/orders/7", headers);
        Assert.Equal((200, "Origin"), (status, found["vary"]));
        Assert.DoesNotContain(found.Keys, static name => name.StartsWith("access-control", StringComparison.Ordinal));
        if (origin is null)
            return;
        (status, found) = Send(function, "rest", "OPTIONS", "/orders/7", ("Origin", origin), ("Access-Control-Request-Method", "GET"));
        Assert.Equal(204, status);
        Assert.Equal(["vary"], found.Keys);
    }

    /// <summary>A second value would be an error for browsers.</summary>
    [Theory]
    [InlineData("function-url")]
    [InlineData("http-api-v1")]
    public void ServiceWithItsOwnCors_GetsNone(string form)
    {
        using CompiledFunction function = Start();
        (int status, Dictionary<string, string> headers) = Send(function, form, "GET", "/orders/7", ("Origin", App));
        Assert.Equal((200, "content-type"), (status, Assert.Single(headers.Keys)));
        (status, headers) = Send(function, form, "OPTIONS", "/orders/7", ("Origin", App), ("Access-Control-Request-Method", "GET"));
        Assert.Equal((204, "GET, HEAD, DELETE, OPTIONS"), (status, headers["allow"]));
    }

    [Fact]
    public void HeadersOfTheResult_AreNotDuplicated()
    {
        using CompiledFunction function = Start();
        foreach (string form in Forms.Select(static row => row.Data))
        {
            (_, Dictionary<string, string> headers) = Send(function, form, "GET", "/vary", ("Origin", App));
            Assert.Equal(("Accept, Origin", "https://other.example"), (headers["vary"], headers["access-control-allow-origin"]));
        }
    }

    [Fact]
    public void AllOrigins_AreAnAsterisk()
    {
        using var function = CompiledFunction.Start(Generation.Of("""
            [assembly: LambdaCors("*")]
            public static class Functions { [LambdaRoute("POST /orders")] public static void Add() { } }
            """));
        (_, Dictionary<string, string> headers) = Send(function, "rest", "POST", "/orders", ("Origin", "https://any.example"));
        Assert.Equal([("access-control-allow-origin", "*")], headers.Select(static header => (header.Key, header.Value)));
        (_, headers) = Send(function, "rest", "OPTIONS", "/orders", ("Origin", "https://any.example"), ("Access-Control-Request-Method", "POST"));
        Assert.Equal(["access-control-allow-origin", "access-control-allow-methods", "access-control-allow-headers"], headers.Keys);
        Assert.Equal("POST", headers["access-control-allow-methods"]);
    }

    [Theory]
    [InlineData("LambdaCors", "has no origin; write scheme, host and port, such as \"https://app.example\"")]
    [InlineData("LambdaCors(\"app.example\")", "has the origin \"app.example\", which browsers never send; write scheme, host and port")]
    [InlineData("LambdaCors(\"https://app.example/\")", "has the origin \"https://app.example/\", which browsers never send")]
    [InlineData("LambdaCors(\"https://app.example:443\")", "has the origin \"https://app.example:443\", which browsers never send")]
    [InlineData("LambdaCors(\"https://APP.example\")", "has the origin \"https://APP.example\", which browsers never send")]
    [InlineData("LambdaCors(\"*\", \"https://app.example\")", "has the origin \"*\" and others; write only \"*\", or only the others")]
    [InlineData("LambdaCors(\"*\", AllowCredentials = true)", "has the origin \"*\" and AllowCredentials, which browsers refuse; list the origins")]
    [InlineData("LambdaCors(\"*\", AllowedHeaders = new[] { \"a b\" })", "has the header \"a b\", which is not the name of a header; write one such as \"X-Api-Key\"")]
    [InlineData("LambdaCors(\"*\", ExposedHeaders = new[] { \"\" })", "has the header \"\", which is not the name of a header")]
    [InlineData("LambdaCors(\"https://a.example\", AllowedHeaders = new[] { \"*\" }, AllowCredentials = true)", "has \"*\" in AllowedHeaders and AllowCredentials, with which a browser takes it as the name of a header; list the headers")]
    [InlineData("LambdaCors(\"https://a.example\", ExposedHeaders = new[] { \"ETag\", \"*\" }, AllowCredentials = true)", "has \"*\" in ExposedHeaders and AllowCredentials")]
    [InlineData("LambdaCors(\"https://a.example\", \"https://b.example\", \"https://a.example\")", "has \"https://a.example\" twice; remove one of the two")]
    [InlineData("LambdaCors(\"*\", \"*\")", "has the origin \"*\" and others")]
    [InlineData("LambdaCors(\"*\", AllowedHeaders = new[] { \"X-A\", \"x-a\" })", "has \"x-a\" twice; remove one of the two")]
    [InlineData("LambdaCors(\"*\", ExposedHeaders = new[] { \"ETag\", \"etag\" })", "has \"etag\" twice; remove one of the two")]
    [InlineData("LambdaCors(\"*\", MaxAgeSeconds = 86401)", "has MaxAgeSeconds 86401; write 0 to 86400")]
    public void InvalidSettings_AreAnError(string attribute, string problem)
    {
        string code = $"[assembly: [|{attribute}|]] public static class Functions {{ [LambdaRoute(\"GET /\")] public static void Get() {{ }} }}";
        DiagnosticText.AssertError(code, "LAMBDA080", $"[assembly: LambdaCors] {problem}");
    }

    /// <summary>Without credentials, an asterisk is every header.</summary>
    [Theory]
    [InlineData("AllowedHeaders = new[] { \"*\" }, ExposedHeaders = new[] { \"*\" }")]
    [InlineData("AllowedHeaders = new[] { \"Authorization\" }, ExposedHeaders = new[] { \"Authorization\" }")]
    public void AsteriskWithoutCredentials_IsAccepted(string settings) =>
        _ = Generation.Of($"[assembly: LambdaCors(\"*\", {settings})] public static class Functions {{ [LambdaRoute(\"GET /\")] public static void Get() {{ }} }}").Image;

    private static CompiledFunction Start(string more = "") => CompiledFunction.Start(Generation.Of(Source.Replace("{0}", more, StringComparison.Ordinal)));

    private static (int Status, Dictionary<string, string> Headers) Send(
        CompiledFunction function, string form, string method, string path, params (string Name, string Value)[] headers)
    {
        (bool isError, string body) = function.Invoke(RouteEvent.CreateAs(form, method, path, headers));
        Assert.False(isError, body);
        JsonObject response = JsonNode.Parse(body)!.AsObject();
        JsonObject found = (response["multiValueHeaders"] ?? response["headers"])!.AsObject();
        return ((int)response["statusCode"]!, found.ToDictionary(
            static header => header.Key.ToLowerInvariant(), static header => header.Value is JsonArray list ? (string)Assert.Single(list)! : (string)header.Value!));
    }
}
