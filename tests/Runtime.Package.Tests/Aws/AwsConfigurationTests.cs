using Lambda.Runtime.Package.Tests.Binaries;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Aws;

/// <summary>A published function reads from the emulated extensions of AWS.</summary>
[FullTier]
public sealed class AwsConfigurationTests(PackedPackages packages)
{
    private const string Source = """
        using Lambda.Runtime;

        public static class Functions
        {
            [LambdaHandler]
            public static string Read(string name) => name[0] switch
            {
                '/' => AwsConfiguration.GetParameter(name),
                '?' => AwsConfiguration.GetAppConfig("orders", "prod", "flags", name[1..]),
                _ => AwsConfiguration.GetSecret(name),
            };
        }
        """;

    [Fact]
    public async Task Values_AreReadByAStaticBinary()
    {
        using var published = new PublishedFunction(packages, "Secrets", Source);
        string bootstrap = await published.Bootstrap;
        Assert.Contains("linked statically", published.Output, StringComparison.Ordinal);
        var configuration = new LambdaConfiguration
        {
            Secrets = { ["prod/db"] = "open sesame" },
            Parameters = { ["/prod/host"] = "db.local" },
            AppConfigurations = { [("orders", "prod", "flags")] = """{"new":{"enabled":true}}""" },
        };
        await using (LambdaFunction function = await StartAsync(bootstrap, new() { Configuration = configuration }))
        {
            Assert.Equal("\"open sesame\"", await ReadAsync(function, "prod/db"));
            Assert.Equal("\"db.local\"", await ReadAsync(function, "/prod/host"));
            Assert.Equal("""{"enabled":true}""", (await function.InvokeAsync("?new", TestContext.Current.CancellationToken)).Value<string>());
            Assert.EndsWith(
                "ResourceNotFoundException: LambdaConfiguration has no secret other. Expected one of: prod/db.", await ReadAsync(function, "other"), StringComparison.Ordinal);
            // The function keeps the value.
            configuration.Secrets.Clear();
            Assert.Equal("\"open sesame\"", await ReadAsync(function, "prod/db"));
        }

        string port = $"{FreePort.Find()}";
        await using LambdaFunction alone = await StartAsync(bootstrap, new() { Environment = { ["PARAMETERS_SECRETS_EXTENSION_HTTP_PORT"] = port } });
        Assert.StartsWith($"The AWS Parameters and Secrets Lambda Extension does not respond at 127.0.0.1:{port}: ", await ReadAsync(alone, "other"), StringComparison.Ordinal);
    }

    private static Task<LambdaFunction> StartAsync(string bootstrap, LambdaFunctionOptions options) =>
        LambdaFunction.StartAsync(bootstrap, options, TestContext.Current.CancellationToken);

    private static async Task<string> ReadAsync(LambdaFunction function, string name)
    {
        InvocationOutcome outcome = await function.InvokeAsync(name, TestContext.Current.CancellationToken);
        return outcome.Error?.Message ?? outcome.Text;
    }
}
