namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary>HTTP requests to routes.</summary>
public sealed class RouteTests
{
    private const string Functions = """
        using System;
        using System.Threading.Tasks;
        using Lambda.Runtime.Http;
        public record Order(Guid Id, int Count);
        public static class Functions
        {
            [LambdaRoute("GET /orders/{id}")]
            public static Results<Ok<Order>, NotFound> Get(Guid id, int scale = 1) =>
                id == Guid.Empty ? TypedResults.NotFound() : TypedResults.Ok(new Order(id, 7 * scale));

            [LambdaRoute("POST /orders")]
            public static Created<Order> Add(Order order) => TypedResults.Created($"/orders/{order.Id}", order);

            [LambdaRoute("GET /orders")]
            public static string List(string[] tag, int? page) => $"{string.Join("+", tag)} {page}";

            [LambdaRoute("DELETE /orders/{id}")]
            public static async Task Remove(Guid id) => await Task.Yield();
        }
        """;

    [Theory]
    [InlineData("GET", "/orders/00000000-0000-0000-0000-000000000001", "scale=2", null, """{"statusCode":200,"headers":{"content-type":"application/json"},"body":"{\"id\":\"00000000-0000-0000-0000-000000000001\",\"count\":14}"}""")]
    [InlineData("GET", "/Orders/00000000-0000-0000-0000-000000000000/", "", null, """{"statusCode":404,"headers":{"content-type":"application/problem+json"},"body":"{\"type\":\"https://tools.ietf.org/html/rfc9110#section-15.5.5\",\"title\":\"Not Found\",\"status\":404,\"requestId\":\"8476a536-e9f4-11e8-9739-2dfe598c3fcd\"}"}""")]
    [InlineData("GET", "/orders", "tag=a&tag=b%20c&page=", null, """{"statusCode":200,"headers":{"content-type":"text/plain; charset=utf-8"},"body":"a+b c "}""")]
    [InlineData("DELETE", "/orders/00000000-0000-0000-0000-000000000001", "", null, """{"statusCode":204,"headers":{},"body":""}""")]
    [InlineData("POST", "/orders", "", """{"id":"00000000-0000-0000-0000-000000000001","count":3}""", """{"statusCode":201,"headers":{"content-type":"application/json","location":"/orders/00000000-0000-0000-0000-000000000001"},"body":"{\"id\":\"00000000-0000-0000-0000-000000000001\",\"count\":3}"}""")]
    [InlineData("OPTIONS", "/orders", "", null, """{"statusCode":204,"headers":{"allow":"GET, HEAD, POST, OPTIONS"},"body":""}""")]
    [InlineData("HEAD", "/orders", "", null, """{"statusCode":200,"headers":{"content-type":"text/plain; charset=utf-8"},"body":""}""")]
    public void Request_IsAnswered(string method, string path, string query, string? body, string expected)
    {
        using var function = CompiledFunction.Start(Generation.Of(Functions));
        Assert.Equal(expected, Send(function, method, path, query, body));
    }

    [Theory]
    [InlineData("GET", "/other", "", null, "\"status\\\":404")]
    [InlineData("PUT", "/orders", "", null, "\"allow\":\"GET, HEAD, POST, OPTIONS\"")]
    [InlineData("GET", "/orders/x", "scale=y", null, "errors\\\":{\\\"id\\\":[\\\"in the path: expected a GUID, found 'x'\\\"],\\\"scale\\\":[\\\"in the query: expected an integer, found 'y'\\\"]}")]
    [InlineData("POST", "/orders", "", """{"id":"00000000-0000-0000-0000-000000000001","count":"x"}""", "errors\\\":{\\\"$.count\\\":[")]
    [InlineData("POST", "/orders", "", null, "errors\\\":{\\\"body\\\":[\\\"expected JSON, found none\\\"]}")]
    public void WrongRequest_IsExplained(string method, string path, string query, string? body, string expected)
    {
        using var function = CompiledFunction.Start(Generation.Of(Functions));
        Assert.Contains(expected, Send(function, method, path, query, body), StringComparison.Ordinal);
    }

    private static string Send(CompiledFunction function, string method, string path, string query, string? body) =>
        function.Post(System.Text.Encoding.UTF8.GetBytes(RouteEvent.Create(method, path, query, body)), TimeSpan.FromSeconds(30)).Text;
}
