using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The examples of requests to routes.</summary>
public sealed class RouteExampleTests
{
    [Theory]
    [InlineData("GET /", "GET /")]
    [InlineData("GET /orders/{id}", "GET /orders/1")]
    [InlineData("GET /orders/{orderId}/items/{name}", "GET /orders/1/items/example")]
    [InlineData("DELETE,GET /orders/{id:int}", "DELETE /orders/1")]
    [InlineData("* /orders/{id:long:min(100)}", "GET /orders/100")]
    [InlineData("PUT /pages/{page:range(1,5)}", "PUT /pages/1")]
    [InlineData("GET /pages/{page:max(-3)}", "GET /pages/-3")]
    [InlineData("GET /pages/{page:max(3)}", "GET /pages/1")]
    [InlineData("GET /{key:guid}/{on:bool}/{day:datetime}/{rate:double}", "GET /8476a536-e9f4-11e8-9739-2dfe598c3fcd/true/2026-11-30/1")]
    [InlineData("GET /{code:length(3)}/{code2:length(9,12)}/{short:maxlength(2)}/{long:minlength(8)}", "GET /exa/examplexx/ex/examplex")]
    [InlineData("GET /{id:alpha}/{id2:length(4)}", "GET /example/exam")]
    [InlineData("ANY /orders/{id}", "GET /orders/1")]
    [InlineData("GET /orders/{id?}", "GET /orders")]
    [InlineData("GET /{id:int?}", "GET /")]
    [InlineData("GET /files/{**path}", "GET /files/a/b")]
    [InlineData("GET /files/{*path}", "GET /files/a/b")]
    [InlineData("GET /files/{path+}", "GET /files/a/b")]
    [InlineData("GET /caf\u00e9 au lait", "GET /caf%C3%A9%20au%20lait")]
    public void Example_MatchesItsRoute(string route, string expected)
    {
        RouteExample example = Assert.Single(RouteExample.Create([route], static (_, _) => true));
        Assert.Equal((route, expected), (example.Route, $"{example.Method} {example.Path}"));
    }

    /// <summary>A route that the API does not have comes last.</summary>
    [Fact]
    public void FirstExample_ReachesTheFunction() => Assert.Equal(
        ["POST /orders", "GET /orders", "GET /orders/{id}"],
        RouteExample.Create(["GET /orders/{id}", "GET /orders", "POST /orders"], static (method, path) => method == "POST" && path == "/orders")
            .Select(static example => example.Route));

    [Fact]
    public void FirstExample_OnlyReadsAndNeedsNoValue() => Assert.Equal(
        ["GET /orders", "* /any", "GET /orders/{id}", "POST /orders", "DELETE /orders/{id}"],
        RouteExample.Create(["POST /orders", "GET /orders/{id}", "GET /orders", "DELETE /orders/{id}", "* /any"], static (_, _) => true).Select(static example => example.Route));
}
