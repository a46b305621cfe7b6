using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Routes in source files, and in assemblies that were built with the package.</summary>
public sealed class RouteTests(BuiltLayer layer)
{
    private const string Shop = """
        using System.Threading.Tasks;
        using Lambda.Runtime;
        using Lambda.Runtime.Http;
        public static class Orders
        {
            [LambdaRoute("GET /orders/{id}")] public static string Get(int id) => $"order {id}";
            [LambdaRoute("DELETE /orders/{id}")] public static void Remove(int id) { }
        }
        """;

    /// <summary>As in a native binary, a method's name serves its routes alone.</summary>
    public static TheoryData<string, string, int> Requests => new()
    {
        { "shop.Http", "GET", 200 },
        { "shop.Http", "DELETE", 204 },
        { "shop.Get", "GET", 200 },
        { "shop.Get", "DELETE", 405 },
        { "shop.Orders::Remove", "GET", 405 },
        { "shop.Orders.Remove", "DELETE", 204 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    [InlineData("shop.*", "GET", 200)]
    public async Task RoutesOfSource_AreServed_AllOrThoseOfAMethod(string handler, string method, int status)
    {
        using var files = new LayerFunction(layer, ("shop.cs", Shop));
        await Check(files, handler, method, status);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task RoutesOfAssembly_AreServed_AllOrThoseOfAMethod(string handler, string method, int status)
    {
        using var files = new LayerFunction(layer);
        OrdersAssembly.CompileProgram(files, "shop", Shop);
        await Check(files, handler, method, status);
    }

    [Fact]
    public async Task Routes_HaveMiddlewareServicesMappingsSpansAndRecords()
    {
        using var files = new LayerFunction(layer, ("shop.cs", """
            using System.Diagnostics;
            using Lambda.Runtime.Http;
            using Microsoft.Extensions.DependencyInjection;

            [assembly: LambdaMiddleware<LambdaTracing>, LambdaMiddleware<ApiKeys>, MapException<KeyNotFoundException>(404)]

            public sealed class ApiKeys : ILambdaMiddleware
            {
                public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    HttpInvocation http = HttpInvocation.Of(invocation)!;
                    if (http.GetHeader("X-Api-Key") == "sesame")
                        return next(invocation);
                    http.Respond(TypedResults.Problem("no key", statusCode: 401));
                    return default;
                }
            }

            public sealed class Depot { public string Find(int id) => id == 7 ? "anchor" : throw new KeyNotFoundException($"{id}"); }

            [LambdaStartup]
            public static class Startup
            {
                public static void ConfigureServices(IServiceCollection services)
                {
                    services.AddSingleton<Depot>();
                    ActivitySource.AddActivityListener(new ActivityListener
                    {
                        ShouldListenTo = static source => source.Name == LambdaTracing.SourceName,
                        Sample = static (ref ActivityCreationOptions<ActivityContext> options) => ActivitySamplingResult.AllDataAndRecorded,
                        ActivityStopped = static span => Console.Error.WriteLine($"{span.DisplayName} {span.GetTagItem("http.response.status_code")}"),
                    });
                }
            }

            public static class Goods
            {
                [LambdaRoute("GET /goods/{id}")] public static string Get(int id, [FromServices] Depot depot) => depot.Find(id);
            }
            """));
        await using LambdaFunction function = await files.Start("shop.Http", new() { Environment = new Dictionary<string, string> { ["AWS_LAMBDA_LOG_LEVEL"] = "DEBUG" } });
        Assert.Equal("""{"statusCode":200,"headers":{"content-type":"text/plain; charset=utf-8"},"body":"anchor"}""", await Send("/goods/7", "sesame"));
        Assert.StartsWith("""{"statusCode":404,""", await Send("/goods/8", "sesame"), StringComparison.Ordinal);
        Assert.StartsWith("""{"statusCode":401,""", await Send("/goods/7", "guess"), StringComparison.Ordinal);
        ILookup<bool, string> logs = function.Logs.ToLookup(static line => line.StartsWith("DEBUG ", StringComparison.Ordinal));
        Assert.Equal(["GET /goods/{id} 200", "GET /goods/{id} 404", "GET 401"], logs[false]);
        int start = $"DEBUG RequestId: {Guid.Empty} ".Length;
        Assert.Equal(["GET /goods/{id} 200", "GET /goods/{id} 404", "GET (no route) 401"], logs[true].Select(line => line[start..]));

        async Task<string> Send(string path, string key) => (await function.InvokeJsonAsync(
            $$$"""{"requestContext":{"http":{"method":"GET"}},"rawPath":"{{{path}}}","headers":{"x-api-key":"{{{key}}}"}}""", TestContext.Current.CancellationToken)).Text;
    }

    private static async Task Check(LayerFunction files, string handler, string method, int status)
    {
        const string Request = """{"rawPath":"/orders/7","requestContext":{"http":{"method":"VERB"}}}""";
        string response = await files.GetResponse(handler, Request.Replace("VERB", method, StringComparison.Ordinal));
        Assert.StartsWith($$"""{"statusCode":{{status}},""", response, StringComparison.Ordinal);
    }
}
