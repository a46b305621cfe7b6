using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Runs the deployment tools with the templates of functions with routes, for all combinations of settings, if they are installed.</summary>
[FullTier]
public sealed class HttpDeployToolTests : IDisposable
{
    private const string Variables = "LAMBDA_ROLE=arn:aws:iam::123456789012:role/shop SUBNETS=subnet-1,subnet-2 SECURITY_GROUP=sg-1";

    private readonly DeployFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>cfn-lint transforms a template as SAM does, and checks the result against the schemas of the resources.</summary>
    [Fact]
    public async Task SamTemplates_PassCfnLint()
    {
        string lint = DeployFolder.Tool("cfn-lint", "cfn-lint, of Python");
        await _folder.RunAsync(null, [lint, .. WriteAll("sam", "template.yaml")]);
    }

    [Fact]
    public async Task TerraformFiles_AreReadAndWellFormatted()
    {
        string terraform = DeployFolder.Tool("terraform", "terraform, of HashiCorp");
        string[] files = WriteAll("terraform", "main.tf");
        await _folder.RunAsync(null, terraform, "fmt", "-check", "-diff", "-recursive");
        foreach (string file in files)
            Assert.Contains("hashicorp/aws", await _folder.RunAsync(null, terraform, $"-chdir={Path.GetDirectoryName(file)}", "providers"), StringComparison.Ordinal);
    }

    /// <summary>Constant words of the scripts have dollar signs (SC2016), and the options of new mappings are several words in one (SC2086).</summary>
    [Fact]
    public async Task Scripts_PassShellCheck()
    {
        string check = DeployFolder.Tool("shellcheck", "shellcheck");
        await _folder.RunAsync(null, [check, "--exclude=SC2016,SC2086", .. WriteAll("awscli", "deploy.sh")]);
    }

    /// <summary>A second run changes what exists. <see cref="HttpScriptTests"/> run all combinations.</summary>
    [Theory]
    [InlineData("function-url", "proxy", "none")]
    [InlineData("http-api", "each", "iam")]
    [InlineData("http-api-v1", "proxy", "none")]
    [InlineData("rest-api", "each", "none")]
    [InlineData("alb", "proxy", "none")]
    public async Task Script_DeploysTwice(string http, string routes, string auth)
    {
        await using AwsServer server = await StartAsync(http, routes, auth);
        string first = await DeployAsync(server);
        int before = server.Requests.Count;
        string second = await DeployAsync(server);

        string url = first.TrimEnd().Split('\n')[^1];
        Assert.Equal(
            http switch
            {
                "function-url" => "The URL of Shop: https://shop.lambda-url.us-east-1.on.aws/",
                "rest-api" => "The URL of Shop: https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/",
                "alb" or "alb-multi" => "The URL of Shop: http://shop-1.us-east-1.elb.amazonaws.com/",
                _ => "The URL of Shop: https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/",
            },
            url);
        Assert.EndsWith(url, second.TrimEnd(), StringComparison.Ordinal);
        string[] repeated = ["CreateDeployment", "CreateTargetGroup", "CreateLoadBalancer", "CreateListener"];
        Assert.DoesNotContain(
            server.Requests.Skip(before),
            request => request.Operation.StartsWith("Create", StringComparison.Ordinal) && !repeated.Contains(request.Operation));
    }

    [Theory]
    [InlineData("iam", "AWS_IAM", "")]
    [InlineData("none", "NONE", "public lambda:InvokeFunction True, public-url lambda:InvokeFunctionUrl NONE")]
    public async Task FunctionUrl_HasPermissionsOnlyIfItIsPublic(string auth, string type, string permissions)
    {
        await using AwsServer server = await StartAsync("function-url", "", auth);
        await DeployAsync(server);
        Assert.Equal($$"""{"AuthType":"{{type}}","Cors":{},"InvokeMode":"BUFFERED"}""", server.Lambda.Urls["Shop"].ToJsonString());
        Assert.Equal(permissions, string.Join(", ", server.Lambda.Permissions.OrderBy(static pair => pair.Key.Id, StringComparer.Ordinal).Select(static pair =>
            $"{pair.Key.Id} {pair.Value["Action"]} {pair.Value["FunctionUrlAuthType"]?.ToString() ?? ((bool)pair.Value["InvokedViaFunctionUrl"]!).ToString()}")));
    }

    /// <summary>The definition that the script sends is the one that Terraform evaluates.</summary>
    [Theory]
    [InlineData("each", "iam", false)]
    [InlineData("proxy", "none", false)]
    [InlineData("each", "iam", true)]
    [InlineData("proxy", "iam", true)]
    public async Task RestApi_HasTheSameDefinitionInScriptAndTerraform(string routes, string auth, bool hasCors)
    {
        string terraform = DeployFolder.Tool("terraform", "terraform, of HashiCorp");
        await using AwsServer server = await StartAsync("rest-api", routes, auth);
        if (hasCors)
            _folder.Files.File("deploy.sh", HttpFunctions.WriteWithCors("awscli", "rest-api", routes, auth));
        await DeployAsync(server);
        JsonObject sent = server.Gateway.Definitions["rest"];
        Assert.Equal("""["*/*"]""", sent["x-amazon-apigateway-binary-media-types"]!.ToJsonString());
        sent.Remove("x-amazon-apigateway-binary-media-types"); // an argument of the resource in Terraform

        // Without the resources, which need the provider.
        string text = hasCors ? HttpFunctions.WriteWithCors("terraform", "rest-api", routes, auth) : HttpFunctions.Write("terraform", "rest-api", routes, auth);
        string paths = Part(text, "\nlocals {\n  # The paths", "\nresource \"aws_api_gateway_rest_api\"");
        string body = Part(text, "  body = jsonencode(", "\nresource \"aws_api_gateway_deployment\"");
        const string arn = "\"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:Shop/invocations\"";
        _folder.Files.File(
            "alone/main.tf",
            $"variable \"prefix\" {{\n  default = \"\"\n}}\n{paths}\nlocals {{\n{body.Replace("aws_lambda_function.HttpFunction.invoke_arn", arn, StringComparison.Ordinal)}");
        string read = await _folder.RunAsync(null, "bash", "-c", $"cd alone && echo 'base64encode(local.body)' | '{terraform}' console");
        string encoded = read.Split('"').MaxBy(static part => part.Length)!;
        var evaluated = JsonNode.Parse(Convert.FromBase64String(encoded));
        Assert.True(JsonNode.DeepEquals(sent, evaluated), $"{sent.ToJsonString()}\n{evaluated!.ToJsonString()}");
    }

    [Fact]
    public async Task LoadBalancer_HasTargetGroupWithPermission()
    {
        await using AwsServer server = await StartAsync("alb-multi", "", "");
        await DeployAsync(server);
        const string group = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/Shop/73e2d6bc24d8a067";
        Assert.Equal(group, (string?)server.Lambda.Permissions[("Shop", "elasticloadbalancing")]["SourceArn"]);
        string[] requests =
        [
            .. server.Requests.Where(static request => request.Host.StartsWith("elastic", StringComparison.Ordinal)).Select(static request => Uri.UnescapeDataString(request.Text)),
        ];
        Assert.Contains("Attributes.member.1.Key=lambda.multi_value_headers.enabled&Attributes.member.1.Value=true", requests[1], StringComparison.Ordinal);
        Assert.Contains("Targets.member.1.Id=arn:aws:lambda:us-east-1:123456789012:function:Shop", requests[2], StringComparison.Ordinal);
        Assert.Contains("Subnets.member.1=subnet-1&Subnets.member.2=subnet-2&SecurityGroups.member.1=sg-1", requests[3], StringComparison.Ordinal);
        Assert.Contains($"DefaultActions.member.1.Type=forward&DefaultActions.member.1.TargetGroupArn={group}", requests[4], StringComparison.Ordinal);
    }

    private static string Part(string text, string first, string next)
    {
        int start = text.IndexOf(first, StringComparison.Ordinal);
        return text[start..text.IndexOf(next, start, StringComparison.Ordinal)];
    }

    private async Task<AwsServer> StartAsync(string http, string routes, string auth)
    {
        DeployFolder.Tool("aws", "awscli");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        _folder.Files.File("deploy.sh", HttpFunctions.Write("awscli", http, routes, auth));
        Directory.CreateDirectory(_folder.Files.At("bin"));
        DeployFolder.Pack(_folder.Files.At("bin/Shop.zip"), "code");
        return await AwsServer.StartAsync();
    }

    private Task<string> DeployAsync(AwsServer server) => _folder.RunAsync(server, "bash", "-c", $"sleep() {{ :; }}; export -f sleep; {Variables} bash deploy.sh");

    private string[] WriteAll(string template, string file) =>
    [
        .. HttpFunctions.Combinations.Select(settings => _folder.Files.File(
            $"{settings.Http}-{settings.Routes}-{settings.Auth}/{file}", HttpFunctions.Write(template, settings.Http, settings.Routes, settings.Auth))),
        .. HttpFunctions.Combinations.Select(settings => _folder.Files.File(
            $"{settings.Http}-{settings.Routes}-{settings.Auth}-cors/{file}", HttpFunctions.WriteWithCors(template, settings.Http, settings.Routes, settings.Auth))),
    ];
}
