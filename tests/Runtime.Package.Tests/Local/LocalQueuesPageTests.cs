using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>Follows docs/local-queues.md from the packed package: the program, its commands, what they print, and its tests.</summary>
public sealed class LocalQueuesPageTests(PackedPackages packages)
{
    private static readonly DocumentationPage Page = new("docs/local-queues.md");

    internal const string TestProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <IsPackable>false</IsPackable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            <PackageReference Include="xunit" Version="2.9.3" />
            <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
            <PackageReference Include="Microsoft.Extensions.TimeProvider.Testing" Version="10.11.0" />
            <PackageReference Include="Lambda.Runtime.Testing" Version="$VERSION" />
            <ProjectReference Include="../Shop/Shop.csproj" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task Page_DoesWhatItSays()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction("Shop", "<Nullable>enable</Nullable>", folder: "Shop");
        user.Write("Shop/Functions.cs", Page.Blocks("csharp")[0]);
        string state = user.At("queues.json");
        string[] commands = Page.Blocks("sh run"), printed = Page.Blocks("text terminal");
        await using (RunningFunction function = await RunningFunction.StartAsync(user, "--project", "Shop", "--state", state))
        {
            string banner = Page.Blocks("text banner").Single();
            Assert.Contains(banner.Replace(DocumentationPage.Address, function.Address, StringComparison.Ordinal), function.Output, StringComparison.Ordinal);
            await RunAsync(user, function, commands[0]);
            await DocumentationPage.AssertPrintedAsync(function, printed[0]);
            if (CommandLine.Find("aws") is not null)
            {
                await RunAsync(user, function, commands[1]);
                await DocumentationPage.AssertPrintedAsync(function, printed[1]);
                await RunAsync(user, function, commands[2]);
            }

            // What is declared while the emulator runs is printed as in the banner.
            user.Write("Shop/Lines.cs", Page.Blocks("csharp")[2]);
            await function.LineAsync("Restarted: Ship, Shrink");
            await function.LineAsync($$"""  firehose  lines, for Shrink: curl -d '{"id":"text","count":7}' {{function.Address}}/firehose/lines""");
            DocumentationPage.AssertEqual(Page.Blocks("json response").Single(), await RunAsync(user, function, commands[3]));
            Assert.Equal(0, await function.StopAsync());
        }

        // The message that failed is in the file, in flight.
        Assert.Contains("A-2", await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        user.Write("Shop.Tests/Shop.Tests.csproj", TestProject.Replace("$VERSION", packages.Version, StringComparison.Ordinal));
        user.Write("Shop/Clicks.cs", Page.Blocks("csharp")[3]);
        user.Write("Shop.Tests/ShipTests.cs", Page.Blocks("csharp test")[0]);
        user.Write("Shop.Tests/ClickTests.cs", Page.Blocks("csharp test")[1]);
        DotnetCommand test = (await user.Dotnet("test", "Shop.Tests")).Succeeded();
        Assert.Contains("Passed:     2", test.Output, StringComparison.Ordinal);
    }

    /// <summary>One function sends with the AWS SDK what another one handles.</summary>
    [Fact, FullTier]
    public async Task FunctionWithTheAwsSdk_SendsToAnother()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction("Shop", items: """<PackageReference Include="AWSSDK.SQS" Version="4.0.100.25" />""");
        user.Write("Functions.cs", Page.Blocks("csharp")[0]);
        user.Write("Checkout.cs", Page.Blocks("csharp")[1]);
        await using RunningFunction function = await RunningFunction.StartAsync(user, "-e", "AWS_ACCESS_KEY_ID=local", "-e", "AWS_SECRET_ACCESS_KEY=local");

        Assert.Contains($"  sqs       AWS_ENDPOINT_URL_SQS={function.Address} for the functions\n", function.Output, StringComparison.Ordinal);
        (string id, bool isError) = await function.InvokeAsync("""{"id":"A-1","count":2}""", "Place");

        Assert.False(isError, id);
        await function.LineAsync("  ships 2 of A-1");
    }

    private static async Task<string> RunAsync(UserFolder user, RunningFunction function, string commands)
    {
        string script = commands.Replace(DocumentationPage.Address, function.Address, StringComparison.Ordinal);
        (int exitCode, string output) = await CommandLine.RunAsync(null, user.Path, ["bash", "-euc", script], TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);
        return output;
    }
}
