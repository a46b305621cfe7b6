using System.Net;
using Lambda.Runtime.Package.Tests.Binaries;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Aws;

/// <summary>A published function reads a secret from an extension, as the layer of AWS answers.</summary>
[FullTier]
public sealed class AwsConfigurationTests(PackedPackages packages)
{
    private const string Source = """
        using Lambda.Runtime;

        public static class Functions
        {
            [LambdaHandler]
            public static string Read(string name) => AwsConfiguration.GetSecret(name);
        }
        """;

    [Fact]
    public async Task Secret_IsReadByAStaticBinary()
    {
        using var published = new PublishedFunction(packages, "Secrets", Source);
        string bootstrap = await published.Bootstrap;
        Assert.Contains("linked statically", published.Output, StringComparison.Ordinal);

        using HttpListener extension = Listen(out string port);
        Task<(string? Path, string? Token)> request = AnswerAsync(extension, """{"Name":"db","SecretString":"open sesame"}""");
        var options = new LambdaFunctionOptions { Environment = { ["PARAMETERS_SECRETS_EXTENSION_HTTP_PORT"] = port, ["AWS_SESSION_TOKEN"] = "token" } };
        await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, options, TestContext.Current.CancellationToken);

        Assert.Equal("\"open sesame\"", (await function.InvokeJsonAsync("\"prod/db\"", TestContext.Current.CancellationToken)).Text);
        Assert.Equal(("/secretsmanager/get?secretId=prod%2Fdb", "token"), await request.WithinLimit());
        Assert.Equal("\"open sesame\"", (await function.InvokeJsonAsync("\"prod/db\"", TestContext.Current.CancellationToken)).Text);
        extension.Stop();
        InvocationOutcome other = await function.InvokeJsonAsync("\"other\"", TestContext.Current.CancellationToken);
        Assert.Equal("AwsConfigurationException", other.Error?.Type);
        Assert.StartsWith($"The AWS Parameters and Secrets Lambda Extension does not respond at 127.0.0.1:{port}: ", other.Error?.Message, StringComparison.Ordinal);
    }

    private static HttpListener Listen(out string port)
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        port = $"{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        var listener = new HttpListener { Prefixes = { $"http://localhost:{port}/" } };
        listener.Start();
        return listener;
    }

    private static async Task<(string? Path, string? Token)> AnswerAsync(HttpListener listener, string json)
    {
        HttpListenerContext context = await listener.GetContextAsync();
        context.Response.KeepAlive = false;
        await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(json));
        context.Response.Close();
        return (context.Request.RawUrl, context.Request.Headers["X-Aws-Parameters-Secrets-Token"]);
    }
}
