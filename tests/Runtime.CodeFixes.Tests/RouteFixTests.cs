namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of routes.</summary>
public sealed class RouteFixTests
{
    [Fact]
    public Task ParameterOfThePath_IsAdded() => FixTest.Verify(
        "LAMBDA079",
        """
        public static class Functions
        {
            [LambdaRoute("GET /customers/{customer}/orders/{id}")]
        -    public static string Get(int id, int page = 1) => $"order {id}, page {page}";
        +    public static string Get(string customer, int id, int page = 1) => $"order {id}, page {page}";
        }
        """,
        "Add the parameter 'string customer'");

    [Theory]
    [InlineData("int", "int")]
    [InlineData("guid", "System.Guid")]
    [InlineData("min(1)", "long")]
    [InlineData("alpha", "string")]
    public Task ParameterWithAConstraint_HasItsType(string constraint, string type) => FixTest.Verify(
        "LAMBDA079",
        $$"""
        public static class Functions
        {
            [LambdaRoute("GET /orders/{id:{{constraint}}}")]
        -    public static string Get() => "an order";
        +    public static string Get({{type}} id) => "an order";
        }
        """,
        $"Add the parameter '{type} id'");

    /// <summary>The method could name it only by an attribute.</summary>
    [Theory]
    [InlineData("order-id")]
    [InlineData("class")]
    public async Task ParameterThatCodeCannotName_HasNoFix(string name)
    {
        FixedProject project = await FixedProject.Create($$"""
            public static class Functions
            {
                [LambdaRoute("GET /orders/{{{name}}}")]
                public static string Get() => "an order";
            }
            """);
        Assert.Empty(await project.Titles("LAMBDA079"));
    }
}
