using Lambda.Runtime.Shared;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Routes of functions as paths of APIs.</summary>
public sealed class ApiPathsTests
{
    [Theory]
    [InlineData("GET /", "GET /")]
    [InlineData("GET /orders/", "GET /orders")]
    [InlineData("GET,PUT /orders", "GET /orders, PUT /orders")]
    [InlineData("* /orders", "ANY /orders")]
    [InlineData("GET /orders/{id:int:range(1,9)}", "GET /orders/{id}")]
    [InlineData("GET /orders/{id?}", "GET /orders, GET /orders/{id}")]
    [InlineData("GET /orders/{id:int?}", "GET /orders, GET /orders/{id}")]
    [InlineData("GET /{**path}", "GET /, GET /{path+}")]
    [InlineData("GET /files/{*path}", "GET /files, GET /files/{path+}")]
    [InlineData("GET /files/{path+}", "GET /files, GET /files/{path+}")]
    [InlineData("GET /Orders/v1.0/a_b-c:d", "GET /Orders/v1.0/a_b-c:d")]
    public void Route_IsWrittenInTheSyntaxOfTheApi(string route, string expected) => Assert.Equal(expected, Keys(route));

    /// <summary>Such a path arrives encoded. The function compares it with its route.</summary>
    [Theory]
    [InlineData("GET /größe", "GET /{gr__e}")]
    [InlineData("GET /größe/{größe}", "GET /{gr__e}/{gr__e2}")]
    [InlineData("GET /$default", "GET /{_default}")]
    public void TextThatNoPathOfAnApiHas_IsAParameter(string route, string expected) => Assert.Equal(expected, Keys(route));

    [Fact]
    public void MethodsOfOnePath_AreCombined()
    {
        Assert.Equal("GET /orders, PUT /orders, POST /orders", Keys("GET /orders", "PUT,GET /orders", "POST /orders"));
        Assert.Equal("ANY /orders", Keys("GET /orders", "* /orders", "POST /orders"));
        Assert.Equal("GET /orders/{id}", Keys("GET /orders/{id:int}", "GET /orders/{name:alpha}"));
    }

    /// <summary>API Gateway rejects parameters with several names at one place, and a name twice in a path.</summary>
    [Fact]
    public void ParametersAtOnePlace_HaveOneName()
    {
        Assert.Equal("GET /users/{id}, GET /users/{id}/orders/{id2}", Keys("GET /users/{id}", "GET /users/{user}/orders/{id}"));
        Assert.Equal("GET /users/{id}, GET /users/{id}/files, GET /users/{id}/files/{id2+}", Keys("GET /users/{id}", "GET /users/{user}/files/{**id}"));
    }

    /// <summary>API Gateway rejects a parameter beside one for the rest of the path, so the second has the methods of all paths through the first.</summary>
    [Fact]
    public void ParameterBesideTheRest_IsPartOfTheRest()
    {
        Assert.Equal(
            "GET /files, GET /files/list, GET /files/{path+}, PUT /files/{path+}, POST /files/{path+}, DELETE /files/{path+}",
            Keys("PUT /files/{id}", "GET /files/{**path}", "GET /files/list", "POST /files/{id}/copies", "DELETE /files/{id}/copies/{copy}"));
        Assert.Equal("GET /, ANY /{rest+}", Keys("GET /{**rest}", "* /{name}/x"));
    }

    private static string Keys(params string[] routes) => string.Join(", ", ApiPaths.Of(routes).SelectMany(static route => route.Keys));
}
