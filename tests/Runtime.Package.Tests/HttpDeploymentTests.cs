using System.Net;
using System.Text.Json;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests;

/// <summary>The settings of a project choose how a template connects its routes to HTTP.</summary>
public sealed class HttpDeploymentTests(PackedPackages packages)
{
    [Fact]
    public async Task Routes_AreInDescriptionAndTemplate()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction("Shop", properties: """
            <LambdaTemplate>sam</LambdaTemplate>
            <LambdaHttp>rest-api</LambdaHttp>
            <LambdaHttpRoutes>each</LambdaHttpRoutes>
            <LambdaHttpAuth>none</LambdaHttpAuth>
            <LambdaHttpStage>v1</LambdaHttpStage>
            <LambdaBinaryMediaTypes>image/png;application/*</LambdaBinaryMediaTypes>
            """);
        user.Write("Functions.cs", """
            using Lambda.Runtime;
            using Lambda.Runtime.Http;

            [assembly: LambdaCors("https://app.example", MaxAgeSeconds = 600)]

            [LambdaRoutePrefix("/orders")]
            public static class Orders
            {
                [LambdaRoute("GET /{id:int}")]
                public static int Get(int id) => id;

                [LambdaRoute("* /files/{**path}")]
                public static string Files(string path) => path;
            }
            """);

        (await user.Dotnet("publish", "-p:LambdaHttp=alb")).FailedWith("LAMBDA148");
        (await user.Dotnet("publish")).Succeeded();

        using var json = JsonDocument.Parse(File.ReadAllText(user.At("bin/Release/net10.0/linux-x64/publish/handlers.json")));
        JsonElement handler = Assert.Single(json.RootElement.GetProperty("handlers").EnumerateArray());
        Assert.Equal("rest-api", handler.GetProperty("http").GetString());
        Assert.Equal(["* /orders/files/{**path}", "GET /orders/{id:int}"], handler.GetProperty("routes").EnumerateArray().Select(static route => route.GetString()));
        Assert.Equal("https://app.example", Assert.Single(handler.GetProperty("cors").GetProperty("allowOrigins").EnumerateArray()).GetString());
        await AssertPreflightAsync(user.At("bin/Release/net10.0/linux-x64/publish/bootstrap"));
        string template = File.ReadAllText(user.At("template.yaml"));
        string[] lines = [.. template.Split('\n').Where(static line => line.StartsWith("          \"/", StringComparison.Ordinal)).Select(static line => line.Trim())];
        Assert.Equal(["\"/orders/files\":", "\"/orders/files/{path+}\":", "\"/orders/{id}\":"], lines);
        Assert.Contains("      StageName: \"v1\"\n", template, StringComparison.Ordinal);
        Assert.Contains("      BinaryMediaTypes: [\"image/png\", \"application/*\"]\n", template, StringComparison.Ordinal);
        Assert.DoesNotContain("AWS_IAM", template, StringComparison.Ordinal);
    }

    /// <summary>The binary leaves CORS to an HTTP API, whose configuration a test gets from the description beside it.</summary>
    private static async Task AssertPreflightAsync(string bootstrap)
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, new() { Handler = "Http" }, TestContext.Current.CancellationToken);
        using HttpClient client = function.CreateHttpClient(HttpShape.HttpApi);
        using var request = new HttpRequestMessage(HttpMethod.Options, "/orders/7");
        request.Headers.Add("Origin", "https://app.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["https://app.example", "600"], new[] { "Access-Control-Allow-Origin", "Access-Control-Max-Age" }.SelectMany(response.Headers.GetValues));
    }
}
