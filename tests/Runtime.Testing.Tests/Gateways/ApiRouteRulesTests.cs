using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Gateways;

/// <summary>Routes that API Gateway refuses are refused, with its spelling.</summary>
public sealed class ApiRouteRulesTests
{
    private const string Expected = "expected a method or ANY, a space, and a path such as /orders/{id} or /files/{name+}";

    [Theory]
    [InlineData("GET /orders/{id}")]
    [InlineData("ANY /{proxy+}")]
    [InlineData("GET /")]
    [InlineData("DELETE /a-b.c_d:e/{order-id}/{x}")]
    public void RouteOfApiGateway_IsAccepted(string route) => Assert.Null(ApiRouteRules.FindProblem(route));

    [Theory]
    [InlineData("/orders", "is '/orders'; " + Expected)]
    [InlineData("GET orders", "is 'GET orders'; " + Expected)]
    [InlineData("GET /a b", "is 'GET /a b'; " + Expected)]
    [InlineData("GET /a/{}", "is 'GET /a/{}', whose segment '{}' is neither text nor a parameter; " + Expected)]
    [InlineData("GET /a/x{id}", "is 'GET /a/x{id}', whose segment 'x{id}' is neither text nor a parameter; " + Expected)]
    [InlineData("GET /{a+}/b", "is 'GET /{a+}/b', whose parameter '{a+}' is not the last segment; " + Expected)]
    [InlineData("get /orders", "is 'get /orders', whose method is 'get'; expected one of: ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT")]
    [InlineData("FETCH /orders", "is 'FETCH /orders', whose method is 'FETCH'; expected one of: ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT")]
    [InlineData("* /orders", "is '* /orders', whose method is '*'; expected ANY /orders")]
    [InlineData("GET,PUT /orders/{id}", "is 'GET,PUT /orders/{id}', whose method is 'GET,PUT'; expected GET /orders/{id} and PUT /orders/{id}")]
    [InlineData("GET /orders/{id:int}", "is 'GET /orders/{id:int}', and the parameter '{id:int}' is not one of API Gateway, which has neither constraints nor optional values; expected GET /orders/{id}")]
    [InlineData("GET /orders/{id?}", "is 'GET /orders/{id?}', and the parameter '{id?}' is not one of API Gateway, which has neither constraints nor optional values; expected GET /orders and GET /orders/{id}")]
    [InlineData("GET /echo/{**rest}", "is 'GET /echo/{**rest}', and the parameter '{**rest}' is not one of API Gateway, which has neither constraints nor optional values; expected GET /echo and GET /echo/{rest+}")]
    [InlineData("GET /echo/{*rest}", "is 'GET /echo/{*rest}', and the parameter '{*rest}' is not one of API Gateway, which has neither constraints nor optional values; expected GET /echo and GET /echo/{rest+}")]
    [InlineData("GET /{+}", "is 'GET /{+}', and the parameter '{+}' is not one of API Gateway, which has neither constraints nor optional values; expected ")]
    [InlineData("GET /a/*", "is 'GET /a/*', whose segment '*' has other characters than letters, digits, hyphens, dots, underscores and colons; " + Expected)]
    [InlineData("GET /café", "is 'GET /café', whose segment 'café' has other characters than letters, digits, hyphens, dots, underscores and colons; " + Expected)]
    [InlineData("GET /orders/", "is 'GET /orders/', which has an empty segment; expected GET /orders")]
    [InlineData("GET /a//b", "is 'GET /a//b', which has an empty segment; expected GET /a/b")]
    [InlineData("GET /{a}/{a}", "is 'GET /{a}/{a}', which has the parameter 'a' twice; expected each name once")]
    public void RouteOfAnotherSyntax_IsAProblemWithTheSpelling(string route, string problem) =>
        Assert.StartsWith(problem, ApiRouteRules.FindProblem(route), StringComparison.Ordinal);

    [Theory]
    [InlineData("GET /a|GET /a", true, "is 'GET /a' twice; expected each route once")]
    [InlineData("GET /a|GET /a", false, "is 'GET /a' twice; expected each route once")]
    [InlineData(
        "GET /{a}/x|GET /{b}/y", true,
        "is 'GET /{b}/y', whose parameter '{b}' is at the place of '{a}' in 'GET /{a}/x'; expected the same parameter, because a REST API has one below each part of a path")]
    [InlineData(
        "GET /f/{a}|GET /f/{a+}", true,
        "is 'GET /f/{a+}', whose parameter '{a+}' is at the place of '{a}' in 'GET /f/{a}'; expected the same parameter, because a REST API has one below each part of a path")]
    [InlineData("GET /{a}/x|GET /{b}/y", false, null)]
    [InlineData("GET /{a}/x|GET /{a}/y|GET /b/{c}|POST /{a}/x|GET /", true, null)]
    public void Routes_AreCheckedTogether(string routes, bool isRest, string? problem) => Assert.Equal(problem, ApiRouteRules.FindProblem(routes.Split('|'), isRest));

    [Theory]
    [InlineData(HttpShape.Alb, "GET /a", "An element of Routes is 'GET /a', and a load balancer has no routes.")]
    [InlineData(HttpShape.RestApi, "FETCH /a", "An element of Routes is 'FETCH /a', whose method is 'FETCH'; expected one of: ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT.")]
    [InlineData(
        HttpShape.RestApi, "GET /{a}|PUT /{b}",
        "An element of Routes is 'PUT /{b}', whose parameter '{b}' is at the place of '{a}' in 'GET /{a}'; expected the same parameter, because a REST API has one below each part of a path.")]
    public async Task RoutesOfAClient_AreChecked(HttpShape shape, string routes, string message)
    {
        await using LambdaFunction function = await TestFunction.StartAsync(static _ => []);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => function.CreateHttpClient(shape, new LambdaHttpClientOptions { Routes = routes.Split('|') }));
        Assert.Equal(message, exception.Message);
    }
}
