using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Build.Tests.Deploy;

/// <summary>osls packages the service of docs/deploy/serverless.md, and cfn-lint checks its template.</summary>
[FullTier]
public sealed class ServerlessPageTests : IDisposable
{
    private readonly DeployFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Service_IsPackaged()
    {
        string tools = await NodeTools.InstallAsync("osls", "osls@4.3.1");
        _folder.Files.File("Deploy/serverless.yml", new PageBlocks("docs/deploy/serverless.md").Single("yaml serverless"));
        ShopProject.Publish(_folder);

        string output = await _folder.RunAsync(null, "bash", "-c", $"cd Deploy && SLS_TELEMETRY_DISABLED=1 AWS_REGION=us-east-1 '{NodeTools.Program(tools, "osls")}' package");

        Assert.Contains("Service packaged", output, StringComparison.Ordinal);
        // A property that the framework does not know is a warning.
        Assert.DoesNotContain("Warning", output, StringComparison.OrdinalIgnoreCase);
        string template = _folder.Files.At("Deploy/.serverless/cloudformation-template-update-stack.json");
        new ShopStack(JsonNode.Parse(File.ReadAllText(template))!.AsObject()).AssertComplete();
        if (CommandLine.Find("cfn-lint") is { } lint)
            await _folder.RunAsync(null, lint, template);
    }
}
