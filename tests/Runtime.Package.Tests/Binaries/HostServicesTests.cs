using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>A native function with filters of Microsoft.Extensions.Logging and options that are validated on start.</summary>
[FullTier]
public sealed class HostServicesTests(PackedPackages packages)
{
    private const string Source = """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;
        using Lambda.Runtime;

        public sealed class Settings { public int Count { get; set; } }

        public sealed class Stub : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) => Task.FromResult(new HttpResponseMessage());
        }

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services)
            {
                services.AddLambdaLogging().AddLogging(static logging => logging.AddFilter("Functions", LogLevel.Debug));
                services.AddHttpClient("api").ConfigurePrimaryHttpMessageHandler(static () => new Stub());
                services.AddOptions<Settings>()
                    .Configure(static settings => settings.Count = int.Parse(Environment.GetEnvironmentVariable("COUNT") ?? "1"))
                    .Validate(static settings => settings.Count > 0, "Count must be positive")
                    .ValidateOnStart();
            }
        }

        public sealed class Functions(ILogger<Functions> logger, IHttpClientFactory clients)
        {
            [LambdaHandler]
            public async Task<string> Run()
            {
                logger.LogDebug("detail");
                await clients.CreateClient("api").GetAsync("http://localhost/");
                return "done";
            }
        }
        """;

    [Fact]
    public async Task FiltersAndOptions_ApplyInTheNativeBinary()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction(
            properties: "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>",
            items: """<PackageReference Include="Microsoft.Extensions.Http" Version="10.0.0" />""");
        user.Write("Functions.cs", Source);
        DotnetCommand publish = (await user.Dotnet("publish")).Succeeded();
        Assert.DoesNotContain("warning IL", publish.Output, StringComparison.Ordinal);
        System.IO.Compression.ZipFile.ExtractToDirectory(FunctionZip.PrintedBy(publish), user.At("task"));
        string bootstrap = user.At("task/bootstrap");

        await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, cancellationToken: TestContext.Current.CancellationToken);
        InvocationOutcome outcome = await function.InvokeJsonAsync("1", TestContext.Current.CancellationToken);
        Assert.Equal("\"done\"", outcome.Text);
        Assert.Equal([$"DEBUG RequestId: {outcome.RequestId} detail"], outcome.Logs);

        LambdaInitException failure = await Assert.ThrowsAsync<LambdaInitException>(() => LambdaFunction.StartAsync(
            bootstrap, new LambdaFunctionOptions { Environment = new Dictionary<string, string> { ["COUNT"] = "0" } }, TestContext.Current.CancellationToken));
        Assert.Contains("Count must be positive", failure.Message, StringComparison.Ordinal);
    }
}
