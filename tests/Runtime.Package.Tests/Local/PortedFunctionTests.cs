using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>Runs the function that docs/from-runtime-support.md ports, with the client of the AWS SDK, from the packed package.</summary>
[FullTier]
public sealed class PortedFunctionTests(PackedPackages packages)
{
    private static readonly DocumentationPage Page = new("docs/from-runtime-support.md");

    [Fact]
    public async Task Result_RespondsAsThePageSays()
    {
        using var user = new UserFolder(packages);
        user.Write("Shipping.csproj", Page.Blocks("xml result").Single().Replace("\"0.1.0\"", $"\"{packages.Version}\"", StringComparison.Ordinal));
        string[] files = ["common Order.cs", "common OrderHandler.cs", "result Warehouse.cs", "result Function.cs", "result Startup.cs"];
        foreach (string file in files)
            user.Write(file.Split(' ')[1], Page.Blocks($"csharp {file}").Single());
        user.Write("event.json", Page.Blocks("json event.json").Single());

        int port = FindFreePort();
        string[] words = Page.Blocks("sh run").Single().Replace(DocumentationPage.Address, $"http://127.0.0.1:{port}", StringComparison.Ordinal).TrimEnd('\n').Split(' ');
        Assert.Equal(["dotnet", "run"], words[3..]);
        await using RunningFunction function = await RunningFunction.StartAsync(user, ["-e", words[0], "-e", words[1], "-e", words[2], "--port", $"{port}"]);
        string script = Page.Blocks("sh send").Single()
            .Replace(DocumentationPage.Address, function.Address, StringComparison.Ordinal).Replace("curl ", "curl -sw '\\n' ", StringComparison.Ordinal);
        (int exitCode, string output) = await CommandLine.RunAsync(null, user.Path, ["bash", "-euc", script], TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);
        string[] lines = output.Split('\n');
        Assert.Equal(Page.Blocks("json response").Single().TrimEnd('\n'), lines[1]);
        string[] sent = [.. JsonNode.Parse(lines[2])!["Messages"]!.AsArray().Select(static message => (string)message!["Body"]!)];
        Assert.Equal(Page.Blocks("json sent").Single().TrimEnd('\n').Split('\n'), sent);
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
