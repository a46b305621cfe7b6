using System.Diagnostics;
using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Templates;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Templates for the two handlers that <see cref="WriteFunctionDescriptionTests"/> describe.</summary>
public sealed class DeployTemplateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sam_HasAFunctionForEachHandler()
    {
        string text = Written("sam", "template.yaml");
        Assert.Contains(
            """
            Resources:
              HelloFunction:
                Type: AWS::Serverless::Function
                Metadata:
                  SkipBuild: true # dotnet publish has built it
                Properties:
                  FunctionName: !Sub "${Prefix}Shop-Hello"
                  CodeUri: "bin/Shop.zip"
                  Handler: "Hello"
                  Runtime: "provided.al2023"
                  Architectures: ["x86_64"]
                  MemorySize: 256
                  Timeout: 10
              ExportFunction:
                Type: AWS::Serverless::Function
                Metadata:
                  SkipBuild: true # dotnet publish has built it
                Properties:
                  FunctionName: !Sub "${Prefix}Shop-export"
                  CodeUri: "bin/Shop.zip"
                  Handler: "export"
                  Runtime: "provided.al2023"
                  Architectures: ["x86_64"]
                  MemorySize: 256
                  Timeout: 10
                  FunctionUrlConfig:
                    AuthType: AWS_IAM
                    InvokeMode: RESPONSE_STREAM

            """,
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Terraform_HasAFunctionForEachHandler()
    {
        string text = Written("terraform", "main.tf");
        Assert.Contains(
            """
            resource "aws_lambda_function" "ExportFunction" {
              function_name    = "${var.prefix}Shop-export"
              role             = var.role
              filename         = local.zip
              source_code_hash = filebase64sha256(local.zip)
              handler          = "export"
              runtime          = "provided.al2023"
              architectures    = ["x86_64"]
              memory_size      = 256
              timeout          = 10
            }

            resource "aws_lambda_function_url" "ExportFunction" {
            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("zip = \"${path.module}/bin/Shop.zip\"", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(static letter => letter == '{'), text.Count(static letter => letter == '}'));
        Assert.Equal(0, text.Count(static letter => letter == '"') % 2);
    }

    /// <summary>Runs the script with a simulated AWS CLI, which has the function Shop-Hello and records its arguments.</summary>
    [Fact]
    public async Task AwsCli_UpdatesExistingFunctionAndCreatesOther()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        Written("awscli", "deploy.sh");
        string aws = _folder.File("tools/aws", """
            #!/usr/bin/env bash
            if [ "$2" = get-function ]; then [ "$3" = --function-name=Shop-Hello ] || { echo "${FAILURE:-(ResourceNotFoundException)}" >&2; exit 254; }; exit; fi
            echo "$*"
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(aws, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Equal(
            """
            lambda update-function-code --function-name=Shop-Hello --zip-file=fileb://bin/Shop.zip --architectures=x86_64
            lambda wait function-updated --function-name=Shop-Hello
            lambda update-function-configuration --function-name=Shop-Hello --handler=Hello --runtime=provided.al2023 --memory-size=256 --timeout=10
            lambda create-function --function-name=Shop-export --zip-file=fileb://bin/Shop.zip --architectures=x86_64 --handler=export --runtime=provided.al2023 --memory-size=256 --timeout=10 --role=arn:role

            """,
            await RunAsync("arn:role", 0));
        Assert.Contains("LAMBDA_ROLE: must be the ARN", await RunAsync("", 1), StringComparison.Ordinal);
        Assert.Equal("expired\n", await RunAsync("arn:role", 1, failure: "expired"));
    }

    [Fact]
    public void NameThatBeginsWithDigit_BecomesValidId()
    {
        IEnumerable<HandlerDescription> handlers = new[] { "2fa", "shop-total", "ü" }.Select(static name => new HandlerDescription([name], "Order", false));
        var function = new FunctionDescription("Shop", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, [.. handlers]);
        Assert.Equal(["Handler2faFunction", "ShopTotalFunction", "Function"], DeployedHandler.FromFunction(function).Select(static handler => handler.Id));
    }

    /// <summary>The CLI would read a value with such a prefix from a file or an address, so another name of the handler is used.</summary>
    [Theory]
    [InlineData("file://x", "Functions.Hello")]
    [InlineData("FILEB://x", "Functions.Hello")]
    [InlineData("http://x", "Functions.Hello")]
    [InlineData("https://x", "Functions.Hello")]
    [InlineData("files://x", "files://x")]
    [InlineData("'$(x)`x`\"", "'\\''$(x)`x`\"")]
    public void AwsCli_ReceivesNamesItDoesNotInterpret(string name, string quoted)
    {
        var function = new FunctionDescription("-n", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, [new HandlerDescription([name, "Functions.Hello"], "Order", false)]);
        Assert.EndsWith($"\ndeploy \"${{prefix}}-n\" '{quoted}'\n", DeployTemplate.Find("awscli")!.Write(function, "Shop.zip"), StringComparison.Ordinal);
    }

    /// <summary>With the same name, the second would replace the first when it is deployed.</summary>
    [Fact]
    public void NamesThatDifferOnlyInInvalidCharacters_AreTwoFunctions()
    {
        string cut = new('n', 80);
        IEnumerable<HandlerDescription> handlers = new[] { "a.b", "a-b", "a+b", cut + "1", cut + "2" }.Select(static name => new HandlerDescription([name], "Order", false));
        var function = new FunctionDescription("Shop", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, [.. handlers]);
        string[] names = [.. DeployedHandler.FromFunction(function).Select(static handler => handler.FunctionName)];
        Assert.Equal(["Shop-a-b", "Shop-a-b2", "Shop-a-b3", $"Shop-{cut[..59]}", $"Shop-{cut[..58]}2"], names);
        Assert.All(names, static name => Assert.InRange(name.Length, 1, 64));
    }

    [Fact]
    public void UneditedTemplate_IsRewritten()
    {
        string first = Written("sam", "template.yaml");
        File.WriteAllText(_folder.At("template.yaml"), first.ReplaceLineEndings("\r\n"));
        Assert.Contains("MemorySize: 1024", Written("sam", "template.yaml", memorySize: 1024), StringComparison.Ordinal);
    }

    /// <summary>With the second handler, the first one gets another name.</summary>
    [Theory]
    [InlineData("sam", "template.yaml")]
    [InlineData("terraform", "main.tf")]
    [InlineData("awscli", "deploy.sh")]
    public void TemplateWithoutNamesOfTheOneBefore_ReportsLAMBDA156(string template, string file)
    {
        var one = new HandlerDescription(["Ship"], "Order", false) { Source = "Sqs" };
        var shop = new FunctionDescription("Shop", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, [one]);
        string before = DeployTemplate.Find(template)!.Write(shop, "Shop.zip");
        var second = new HandlerDescription(["Refund"], "Order", false) { Source = "Sqs", SourceName = "refunds" };
        string after = DeployTemplate.Find(template)!.Write(shop with { Handlers = [one, second] }, "Shop.zip");

        Assert.Contains("Shop", TemplateFile.NamesOnlyIn(before, after));
        Assert.Contains("Shop-Ship", TemplateFile.NamesOnlyIn(after, before));
        Assert.Empty(TemplateFile.NamesOnlyIn(before, before));

        string first = Written(template, file);
        File.WriteAllText(_folder.At(file), TemplateFile.AddDigest(before));
        Assert.Equal(first, Written(template, file));
        Microsoft.Build.Framework.BuildWarningEventArgs warning = Assert.Single(_engine.Warnings);
        Assert.Equal("LAMBDA156", warning.Code);
        Assert.StartsWith(
            $"'{_folder.At(file)}' does not have these names of functions, queues and other resources anymore: Shop", warning.Message, StringComparison.Ordinal);
        Assert.Equal(first, Written(template, file));
        Assert.Single(_engine.Warnings);
    }

    [Theory]
    [InlineData("a comment in front\n", "")]
    [InlineData("", "# a comment after it\n")]
    public void EditedTemplate_IsNotReplaced(string before, string after)
    {
        string edited = before + Written("sam", "template.yaml") + after;
        File.WriteAllText(_folder.At("template.yaml"), edited);

        Assert.Equal(edited, Written("sam", "template.yaml", memorySize: 1024));
        Assert.EndsWith(
            "template.yaml has been edited and is not replaced. Delete it to get a new one. A new one would have 1 other line: MemorySize: 1024",
            _engine.ImportantMessages[^1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void EditedTemplate_IsComparedWithANewOne()
    {
        string[] lines = Written("sam", "template.yaml").Split('\n');
        File.WriteAllLines(_folder.At("template.yaml"), [.. lines, "# more"]);
        Written("sam", "template.yaml");
        Assert.EndsWith("Delete it to get a new one. It has all lines of a new one.", _engine.ImportantMessages[^1], StringComparison.Ordinal);

        File.WriteAllLines(_folder.At("template.yaml"), lines[5..]);
        Written("sam", "template.yaml");
        Assert.EndsWith(
            "A new one would have 4 other lines: AWSTemplateFormatVersion: \"2010-09-09\"  Transform: \"AWS::Serverless-2016-10-31\"  # Run dotnet publish, and then  …",
            _engine.ImportantMessages[^1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void TemplateFromElsewhere_IsNotReplaced()
    {
        _folder.File("template.yaml", "Resources:\n");
        Assert.Equal("Resources:\n", Written("sam", "template.yaml"));
    }

    private async Task<string> RunAsync(string role, int exitCode, string failure = "")
    {
        var start = new ProcessStartInfo("bash", [_folder.At("deploy.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder.At("tools")}:{start.Environment["PATH"]}";
        start.Environment["LAMBDA_ROLE"] = role;
        start.Environment["FAILURE"] = failure;
        using Process bash = Process.Start(start)!;
        Task<string> output = bash.ReadWithinLimitAsync(bash.StandardOutput);
        string error = await bash.ReadWithinLimitAsync(bash.StandardError);
        await bash.EndWithinLimitAsync();
        Assert.Equal(exitCode, bash.ExitCode);
        return exitCode == 0 ? await output : error;
    }

    private string Written(string template, string file, int memorySize = 256)
    {
        Assert.True(ShopFunction.Describe(_folder, _engine, template, memorySize));
        return File.ReadAllText(_folder.At(file));
    }
}
