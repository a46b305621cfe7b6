using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;
using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Templates;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Runs the deployment tools with the templates, if they are installed. An <see cref="AwsServer"/> simulates AWS.</summary>
[FullTier]
public sealed class DeployToolTests : IDisposable
{
    private readonly DeployFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SamTemplate_IsPackagedAndDeployedByAwsCli()
    {
        string aws = DeployFolder.Tool("aws", "awscli");
        string zip = Write("sam");
        await using AwsServer server = await AwsServer.StartAsync();

        string valid = await _folder.RunAsync(server, aws, "cloudformation", "validate-template", "--template-body", "file://template.yaml");
        Assert.Contains("AWS::Serverless-2016-10-31", valid, StringComparison.Ordinal);
        await _folder.RunAsync(server, aws, "cloudformation", "package", "--template-file", "template.yaml", "--s3-bucket", "shop", "--output-template-file", "packaged.yaml");
        await _folder.RunAsync(server, aws, "cloudformation", "deploy", "--template-file", "packaged.yaml", "--stack-name", "shop", "--capabilities", "CAPABILITY_IAM");

        // Both functions use one zip, and refer to its place.
        AwsRequest upload = Assert.Single(server.Requests, static request => request.Operation.StartsWith("PUT /", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(zip), upload.Body);
        string uri = $"CodeUri: s3://shop{upload.Operation["PUT ".Length..]}\n";
        string packaged = File.ReadAllText(_folder.Files.At("packaged.yaml"));
        Assert.Equal(3, packaged.Split(uri).Length);
        Assert.Contains("InvokeMode: RESPONSE_STREAM", packaged, StringComparison.Ordinal);
        string changes = Assert.Single(server.Requests, static request => request.Operation == "CreateChangeSet").Text;
        Assert.Contains(Uri.EscapeDataString(uri.TrimEnd()).Replace("%20", "+", StringComparison.Ordinal), changes, StringComparison.Ordinal);
        Assert.Contains(server.Requests, static request => request.Operation == "ExecuteChangeSet");
    }

    /// <summary>cfn-lint transforms the template as SAM does, and checks the result against the schemas of the resources.</summary>
    [Fact]
    public async Task SamTemplate_PassesCfnLint()
    {
        string lint = DeployFolder.Tool("cfn-lint", "cfn-lint, of Python");
        Write("sam");
        await _folder.RunAsync(null, lint, "template.yaml");
    }

    [Fact]
    public async Task AwsCliScript_CreatesFunctionsAndThenUpdatesThem()
    {
        DeployFolder.Tool("aws", "awscli");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        string zip = Write("awscli");
        await using AwsServer server = await AwsServer.StartAsync();
        server.Lambda.RoleIsNewFor = 1;

        await _folder.RunAsync(server, "bash", "-c", "sleep() { :; }; export -f sleep; LAMBDA_ROLE=arn:aws:iam::123456789012:role/shop bash deploy.sh");
        JsonObject[] created = [.. server.Requests.Where(static request => request.Operation == "CreateFunction")
            .Select(static request => JsonNode.Parse(request.Text)!.AsObject())];
        Assert.Equal(["Shop-Hello", "Shop-Hello", "Shop-export"], created.Select(static request => (string)request["FunctionName"]!));
        created[^1].Remove("Code");
        var expected = JsonNode.Parse("""
            {"FunctionName":"Shop-export","Runtime":"provided.al2023","Role":"arn:aws:iam::123456789012:role/shop","Handler":"export","Timeout":10,"MemorySize":256,"Architectures":["x86_64"]}
            """);
        Assert.True(JsonNode.DeepEquals(expected, created[^1]), created[^1].ToJsonString());
        Assert.Equal(File.ReadAllBytes(zip), server.Lambda.Zip("Shop-export"));

        DeployFolder.Pack(zip, "new code");
        int before = server.Requests.Count;
        await _folder.RunAsync(server, "bash", "deploy.sh");
        string[] update = ["GetFunction", "UpdateFunctionCode", "GetFunctionConfiguration", "UpdateFunctionConfiguration"];
        Assert.Equal([.. update, .. update], server.Requests.Skip(before).Select(static request => request.Operation));
        Assert.Equal(File.ReadAllBytes(zip), server.Lambda.Zip("Shop-Hello"));
    }

    /// <summary>A project named <c>-n</c>, and handlers whose names the CLI would read as an option and as a file.</summary>
    [Fact]
    public async Task AwsCliScript_AcceptsNamesThatLookLikeOptionsAndFiles()
    {
        DeployFolder.Tool("aws", "awscli");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        string[] names = ["--role", "file:///etc/hostname"];
        var function = new FunctionDescription(
            "-n", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, [.. names.Select(static (name, i) => new HandlerDescription([name, $"Functions.H{i}"], "Order", false))]);
        _folder.Files.File("-deploy/deploy.sh", DeployTemplate.Find("awscli")!.Write(function, "-Shop.zip"));
        DeployFolder.Pack(_folder.Files.At("-deploy/-Shop.zip"), "code");
        await using AwsServer server = await AwsServer.StartAsync();

        await _folder.RunAsync(server, "bash", "-c", "LAMBDA_ROLE=arn:aws:iam::123456789012:role/shop CDPATH=/ bash -- -deploy/deploy.sh");
        Assert.Equal(
            ["-n---role --role", "-n-file----etc-hostname Functions.H1"],
            server.Requests.Where(static request => request.Operation == "CreateFunction").Select(static request => JsonNode.Parse(request.Text)!)
                .Select(static request => $"{request["FunctionName"]} {request["Handler"]}"));
    }

    [Fact]
    public async Task TerraformFile_IsReadAndWellFormatted()
    {
        string terraform = DeployFolder.Tool("terraform", "terraform, of HashiCorp");
        Write("terraform");
        await _folder.RunAsync(null, terraform, "fmt", "-check", "-diff");
        Assert.Contains("hashicorp/aws", await _folder.RunAsync(null, terraform, "providers"), StringComparison.Ordinal);
    }

    /// <summary>Terraform evaluates expressions in strings. No name may be read as one.</summary>
    [Fact]
    public async Task Terraform_ReadsNamesUnchanged()
    {
        string terraform = DeployFolder.Tool("terraform", "terraform, of HashiCorp");
        const string name = "2fa-${role}%{if}$\"\\é<&>'";
        var function = new FunctionDescription("Shop", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, [new HandlerDescription([name], "Order", false)]);
        string template = DeployTemplate.Find("terraform")!.Write(function, "bin/Shop.zip");
        _folder.Files.File("main.tf", template);
        await _folder.RunAsync(null, terraform, "providers");

        // Only this line, because the whole file needs the provider of the resource.
        string line = Assert.Single(template.Split('\n'), static line => line.StartsWith("  handler ", StringComparison.Ordinal));
        _folder.Files.File("alone/main.tf", $"locals {{\n{line}\n}}\n");
        string read = await _folder.RunAsync(null, "bash", "-c", $"cd alone && echo 'base64encode(local.handler)' | '{terraform}' console");
        Assert.Contains($"\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}\"", read, StringComparison.Ordinal);
    }

    private string Write(string template)
    {
        string zip = _folder.Files.At("bin/Shop.zip");
        Assert.True(ShopFunction.Describe(_folder.Files, new RecordingBuildEngine(), template));
        DeployFolder.Pack(zip, "code");
        return zip;
    }
}
