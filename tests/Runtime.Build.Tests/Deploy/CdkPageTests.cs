using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Build.Tests.Deploy;

/// <summary>The CDK's command runs the app of docs/deploy/cdk.md, and cfn-lint checks its template.</summary>
[FullTier]
public sealed class CdkPageTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amazon.CDK.Lib" Version="2.160.0" />
          </ItemGroup>
        </Project>
        """;

    // Servers of the SDK that stay would keep the output open.
    private const string Variables = "export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CDK_DISABLE_CLI_TELEMETRY=true; ";

    private readonly DeployFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task App_IsSynthesized()
    {
        string tools = await NodeTools.InstallAsync("cdk", "aws-cdk@3.0.0");
        var page = new PageBlocks("docs/deploy/cdk.md");
        _folder.Files.File("Deploy/Deploy.csproj", Project);
        _folder.Files.File("Deploy/Program.cs", page.Single("csharp program"));
        _folder.Files.File("Deploy/cdk.json", page.Single("json cdk"));
        ShopProject.Publish(_folder);
        (int exitCode, string output) = await _folder.RunToEndAsync(null, "bash", "-c", $"{Variables}cd Deploy && dotnet restore");
        Assert.SkipWhen(exitCode != 0 && output.Contains("error NU", StringComparison.Ordinal), $"NuGet does not have the packages here: {output}");

        await _folder.RunAsync(null, "bash", "-c", $"{Variables}cd Deploy && '{NodeTools.Program(tools, "cdk")}' synth --quiet --no-notices --no-version-reporting");

        string template = _folder.Files.At("Deploy/cdk.out/Shop.template.json");
        new ShopStack(JsonNode.Parse(File.ReadAllText(template))!.AsObject()).AssertComplete();
        string asset = Assert.Single(Directory.GetFiles(_folder.Files.At("Deploy/cdk.out"), "asset.*.zip"));
        Assert.Equal(File.ReadAllBytes(_folder.Files.At(ShopProject.Zip)), File.ReadAllBytes(asset));
        if (CommandLine.Find("cfn-lint") is { } lint)
            await _folder.RunAsync(null, lint, "--ignore-checks", "W3005", "--", template); // the CDK writes dependencies twice
    }
}
