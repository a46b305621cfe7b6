using System.IO.Compression;
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
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SamTemplate_IsPackagedAndDeployedByAwsCli()
    {
        string aws = Tool("aws", "awscli");
        string zip = Write("sam");
        await using AwsServer server = await AwsServer.StartAsync();

        string valid = await RunAsync(server, aws, "cloudformation", "validate-template", "--template-body", "file://template.yaml");
        Assert.Contains("AWS::Serverless-2016-10-31", valid, StringComparison.Ordinal);
        await RunAsync(server, aws, "cloudformation", "package", "--template-file", "template.yaml", "--s3-bucket", "shop", "--output-template-file", "packaged.yaml");
        await RunAsync(server, aws, "cloudformation", "deploy", "--template-file", "packaged.yaml", "--stack-name", "shop", "--capabilities", "CAPABILITY_IAM");

        // Both functions use one zip, and refer to its place.
        AwsRequest upload = Assert.Single(server.Requests, static request => request.Operation.StartsWith("PUT /", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(zip), upload.Body);
        string uri = $"CodeUri: s3://shop{upload.Operation["PUT ".Length..]}\n";
        string packaged = File.ReadAllText(_folder.At("packaged.yaml"));
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
        string lint = Tool("cfn-lint", "cfn-lint, of Python");
        Write("sam");
        await RunAsync(null, lint, "template.yaml");
    }

    [Fact]
    public async Task AwsCliScript_CreatesFunctionsAndThenUpdatesThem()
    {
        Tool("aws", "awscli");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        string zip = Write("awscli");
        await using AwsServer server = await AwsServer.StartAsync();
        server.Lambda.RoleIsNewFor = 1;

        await RunAsync(server, "bash", "-c", "sleep() { :; }; export -f sleep; LAMBDA_ROLE=arn:aws:iam::123456789012:role/shop bash deploy.sh");
        JsonObject[] created = [.. server.Requests.Where(static request => request.Operation == "CreateFunction").Select(static request => JsonNode.Parse(request.Text)!.AsObject())];
        Assert.Equal(["Shop-Hello", "Shop-Hello", "Shop-export"], created.Select(static request => (string)request["FunctionName"]!));
        created[^1].Remove("Code");
        JsonNode? expected = JsonNode.Parse("""
            {"FunctionName":"Shop-export","Runtime":"provided.al2023","Role":"arn:aws:iam::123456789012:role/shop","Handler":"export","Timeout":10,"MemorySize":256,"Architectures":["x86_64"]}
            """);
        Assert.True(JsonNode.DeepEquals(expected, created[^1]), created[^1].ToJsonString());
        Assert.Equal(File.ReadAllBytes(zip), server.Lambda.Zip("Shop-export"));

        Packed(zip, "new code");
        int before = server.Requests.Count;
        await RunAsync(server, "bash", "deploy.sh");
        string[] update = ["GetFunction", "UpdateFunctionCode", "GetFunctionConfiguration", "UpdateFunctionConfiguration"];
        Assert.Equal([.. update, .. update], server.Requests.Skip(before).Select(static request => request.Operation));
        Assert.Equal(File.ReadAllBytes(zip), server.Lambda.Zip("Shop-Hello"));
    }

    /// <summary>A project named <c>-n</c>, and handlers whose names the CLI would read as an option and as a file.</summary>
    [Fact]
    public async Task AwsCliScript_AcceptsNamesThatLookLikeOptionsAndFiles()
    {
        Tool("aws", "awscli");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        string[] names = ["--role", "file:///etc/hostname"];
        var function = new FunctionDescription("-n", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, [.. names.Select(static (name, i) => new HandlerDescription([name, $"Functions.H{i}"], "Order", false))]);
        _folder.File("-deploy/deploy.sh", DeployTemplate.Find("awscli")!.Write(function, "-Shop.zip"));
        Packed(_folder.At("-deploy/-Shop.zip"), "code");
        await using AwsServer server = await AwsServer.StartAsync();

        await RunAsync(server, "bash", "-c", "LAMBDA_ROLE=arn:aws:iam::123456789012:role/shop CDPATH=/ bash -- -deploy/deploy.sh");
        Assert.Equal(
            ["-n---role --role", "-n-file----etc-hostname Functions.H1"],
            server.Requests.Where(static request => request.Operation == "CreateFunction").Select(static request => JsonNode.Parse(request.Text)!)
                .Select(static request => $"{request["FunctionName"]} {request["Handler"]}"));
    }

    [Fact]
    public async Task TerraformFile_IsReadAndWellFormatted()
    {
        string terraform = Tool("terraform", "terraform, of HashiCorp");
        Write("terraform");
        await RunAsync(null, terraform, "fmt", "-check", "-diff");
        Assert.Contains("hashicorp/aws", await RunAsync(null, terraform, "providers"), StringComparison.Ordinal);
    }

    /// <summary>Terraform evaluates expressions in strings. No name may be read as one.</summary>
    [Fact]
    public async Task Terraform_ReadsNamesUnchanged()
    {
        string terraform = Tool("terraform", "terraform, of HashiCorp");
        const string name = "2fa-${role}%{if}$\"\\é<&>'";
        var function = new FunctionDescription("Shop", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, [new HandlerDescription([name], "Order", false)]);
        string template = DeployTemplate.Find("terraform")!.Write(function, "bin/Shop.zip");
        _folder.File("main.tf", template);
        await RunAsync(null, terraform, "providers");

        // Only this line, because the whole file needs the provider of the resource.
        string line = Assert.Single(template.Split('\n'), static line => line.StartsWith("  handler ", StringComparison.Ordinal));
        _folder.File("alone/main.tf", $"locals {{\n{line}\n}}\n");
        string read = await RunAsync(null, "bash", "-c", $"cd alone && echo 'base64encode(local.handler)' | '{terraform}' console");
        Assert.Contains($"\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}\"", read, StringComparison.Ordinal);
    }

    private string Write(string template)
    {
        string zip = _folder.At("bin/Shop.zip");
        Assert.True(ShopFunction.Describe(_folder, new RecordingBuildEngine(), template));
        Packed(zip, "code");
        return zip;
    }

    /// <summary>The AWS CLI accepts only a zip.</summary>
    private static void Packed(string zip, string code)
    {
        using var archive = new ZipArchive(File.Create(zip), ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry("bootstrap").Open());
        writer.Write(code);
    }

    private static string Tool(string program, string package)
    {
        string? path = CommandLine.Find(program);
        Assert.SkipUnless(path is not null, $"there is no {program} here (package {package})");
        return path;
    }

    private async Task<string> RunAsync(AwsServer? server, params string[] command)
    {
        (int exitCode, string output) = await CommandLine.RunAsync(server, _folder.Path, command, TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, $"{string.Join(' ', command)} ended with {exitCode}:\n{output}\n{string.Join('\n', server?.Requests.Select(static request => $"{request.Host} {request.Operation}") ?? [])}");
        return output;
    }
}
