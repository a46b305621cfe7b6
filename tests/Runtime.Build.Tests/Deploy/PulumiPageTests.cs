using System.Text.Json.Nodes;

namespace Lambda.Runtime.Build.Tests.Deploy;

/// <summary>The compiler of TypeScript checks the program of docs/deploy/pulumi.md, and Pulumi's library runs it with a simulated engine.</summary>
[FullTier]
public sealed class PulumiPageTests : IDisposable
{
    /// <remarks>https://www.pulumi.com/docs/iac/guides/testing/unit/</remarks>
    private const string Simulation = """
        const pulumi = require("@pulumi/pulumi");
        const resources = [];
        pulumi.runtime.setMocks({
          async newResource(resource) {
            const code = await resource.inputs.code?.path;
            resources.push({ type: resource.type, name: resource.name, inputs: { ...resource.inputs, code } });
            return { id: resource.name, state: { ...resource.inputs, arn: "arn:" + resource.name, name: resource.name, url: "url:" + resource.name } };
          },
          call: call => call.inputs,
        });
        require("./index.js");
        process.on("exit", () => console.log(JSON.stringify(resources)));
        """;

    private readonly DeployFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Program_IsCompiledAndCreatesTheResources()
    {
        string tools = await NodeTools.InstallAsync("pulumi", "@pulumi/aws@7.48.0", "@pulumi/pulumi@3.270.0", "@types/node@20", "typescript@5.9.3");
        ShopProject.Publish(_folder);
        var page = new PageBlocks("docs/deploy/pulumi.md");
        _folder.Files.File("Deploy/index.ts", $"{page.Single("ts program")}\n{page.Single("ts public")}");
        _folder.Files.File("Deploy/simulation.js", Simulation);
        Directory.CreateSymbolicLink(_folder.Files.At("Deploy/node_modules"), Path.Combine(tools, "node_modules"));

        await _folder.RunAsync(
            null, "bash", "-c",
            $"cd Deploy && '{NodeTools.Program(tools, "tsc")}' --strict --noEmitOnError --skipLibCheck --types node "
            + "--module commonjs --moduleResolution node --target es2022 index.ts");
        string output = await _folder.RunAsync(null, "bash", "-c", "cd Deploy && node simulation.js");

        ILookup<string, JsonObject> resources = JsonNode.Parse(output)!.AsArray()
            .ToLookup(static resource => (string)resource!["type"]!, static resource => resource!["inputs"]!.AsObject());
        JsonObject[] functions = [.. resources["aws:lambda/function:Function"].OrderBy(static function => (string?)function["handler"], StringComparer.Ordinal)];
        Assert.Equal(["Http", "Ship"], functions.Select(static function => (string?)function["handler"]));
        Assert.All(functions, static function =>
        {
            Assert.Equal(ShopProject.Function.Runtime, (string?)function["runtime"]);
            Assert.Equal(ShopProject.Function.Architecture, (string?)Assert.Single(function["architectures"]!.AsArray()));
            Assert.Equal(ShopProject.Function.MemorySize, (int?)function["memorySize"]);
            Assert.Equal(ShopProject.Function.Timeout, (int?)function["timeout"]);
            Assert.Equal($"../{ShopProject.Zip}", (string?)function["code"]);
        });
        Assert.Equal("""{"QUEUE_URL":"url:orders"}""", functions[0]["environment"]!["variables"]!.ToJsonString());
        Assert.Equal("AWS_IAM", (string?)Assert.Single(resources["aws:lambda/functionUrl:FunctionUrl"])["authorizationType"]);
        Assert.Equal(
            ["lambda:InvokeFunction", "lambda:InvokeFunctionUrl"],
            resources["aws:lambda/permission:Permission"].Select(static permission => (string?)permission["action"]).Order(StringComparer.Ordinal));
        JsonObject mapping = Assert.Single(resources["aws:lambda/eventSourceMapping:EventSourceMapping"]);
        Assert.Equal("arn:orders", (string?)mapping["eventSourceArn"]);
        Assert.Equal("""["ReportBatchItemFailures"]""", mapping["functionResponseTypes"]!.ToJsonString());
        Assert.Contains(resources["aws:sqs/queue:Queue"], static queue => (int?)queue["visibilityTimeoutSeconds"] == 6 * ShopProject.Function.Timeout);
        Assert.Contains("sqs:SendMessage", (string?)Assert.Single(resources["aws:iam/rolePolicy:RolePolicy"])["policy"], StringComparison.Ordinal);
    }
}
