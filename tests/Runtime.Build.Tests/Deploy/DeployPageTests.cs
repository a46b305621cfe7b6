using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Build.Tests.Deploy;

/// <summary>What docs/deploy.md and docs/ci.md add to the templates of a publish is accepted by the tools that deploy them.</summary>
[FullTier]
public sealed class DeployPageTests : IDisposable
{
    private static readonly PageBlocks Page = new("docs/deploy.md");

    private const string SamFunction =
        "  HttpFunction:\n    Type: AWS::Serverless::Function\n    Metadata:\n      SkipBuild: true # dotnet publish has built it\n    Properties:\n";

    private readonly DeployFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AdditionToSamTemplate_PassesCfnLint()
    {
        string lint = DeployFolder.Tool("cfn-lint", "cfn-lint, of Python");
        _folder.Files.File("Shop/template.yaml", Insert(ShopProject.Publish(_folder, "sam"), SamFunction, Page.Single("yaml sam")));

        await _folder.RunAsync(null, lint, "Shop/template.yaml");
    }

    [Fact]
    public async Task GradualRollout_PassesCfnLint()
    {
        string lint = DeployFolder.Tool("cfn-lint", "cfn-lint, of Python");
        var page = new PageBlocks("docs/ci.md");
        string template = Insert(ShopProject.Publish(_folder, "sam"), SamFunction, page.Single("yaml rollout"));
        _folder.Files.File("Shop/template.yaml", Insert(template, "\nResources:\n", page.Single("yaml alarm")));

        await _folder.RunAsync(null, lint, "Shop/template.yaml");
    }

    [Fact]
    public async Task AdditionToTerraformFile_IsReadAndWellFormatted()
    {
        string terraform = DeployFolder.Tool("terraform", "terraform, of HashiCorp");
        string[] parts = Page.Single("hcl terraform").Split("\n\n", 2);
        string template = ShopProject.Publish(_folder, "terraform");
        const string Resource = "resource \"aws_lambda_function\" \"HttpFunction\" {\n";
        Assert.StartsWith("  environment {\n", parts[0], StringComparison.Ordinal);
        _folder.Files.File("Shop/main.tf", $"{Insert(template, Resource, $"{parts[0]}\n\n")}\n{parts[1]}");

        await _folder.RunAsync(null, terraform, "fmt", "-check", "-diff", "-recursive");
        Assert.Contains("hashicorp/aws", await _folder.RunAsync(null, terraform, "-chdir=Shop", "providers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommandsAfterAwsCliScript_SetQueueAndPermission()
    {
        DeployFolder.Tool("aws", "awscli");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        _folder.Files.File("Shop/deploy.sh", ShopProject.Publish(_folder, "awscli"));
        await using AwsServer server = await AwsServer.StartAsync();

        await _folder.RunAsync(
            server, "bash", "-euc",
            $"sleep() {{ :; }}; export -f sleep; cd Shop; LAMBDA_ROLE=arn:aws:iam::123456789012:role/shop bash deploy.sh\n{Page.Single("sh awscli")}");

        AwsRequest update = server.Requests.Last(static request => request.Operation == "UpdateFunctionConfiguration");
        string? address = (string?)JsonNode.Parse(update.Text)!["Environment"]!["Variables"]!["QUEUE_URL"];
        Assert.EndsWith("/orders", address, StringComparison.Ordinal);
        AwsRequest policy = server.Requests.Last(static request => request.Operation == "PutRolePolicy");
        Assert.Contains("RoleName=shop&", policy.Text, StringComparison.Ordinal);
        Assert.Contains("\"Resource\":\"arn:aws:sqs:us-east-1:123456789012:orders\"", Uri.UnescapeDataString(policy.Text), StringComparison.Ordinal);
    }

    private static string Insert(string template, string after, string lines)
    {
        Assert.Contains(after, template, StringComparison.Ordinal);
        return template.Replace(after, after + lines, StringComparison.Ordinal);
    }
}
