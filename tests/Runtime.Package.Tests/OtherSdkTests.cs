using System.Runtime.CompilerServices;

namespace Lambda.Runtime.Package.Tests;

/// <summary>Functions in projects with other SDKs than Microsoft.NET.Sdk.</summary>
public sealed class OtherSdkTests(PackedPackages packages)
{
    [Fact]
    public async Task WebProject_IsPublishedWithStaticFilesAndWithoutWebConfig()
    {
        using UserFolder user = FolderWithProject("Microsoft.NET.Sdk.Web");
        user.Write("Hello/wwwroot/index.html", "<p>hello</p>");
        user.Write("Hello/wwwroot/css/site.css", "p { color: red }");
        user.Write("Hello/web.config", "<configuration />");

        // The SDK compresses static files.
        string zip = FunctionZip.PrintedBy(
            (await user.Dotnet("publish", "Hello")).Succeeded(),
            "appsettings.json", "wwwroot/css/site.css", "wwwroot/css/site.css.br", "wwwroot/css/site.css.gz",
            "wwwroot/index.html", "wwwroot/index.html.br", "wwwroot/index.html.gz");
        byte[] bytes = await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("web.config", user.Files("Hello/bin/Release/net10.0/linux-x64/publish"));

        FunctionZip.PrintedBy(
            (await user.Dotnet("build", "Hello", "-target:Publish", "-c", "Release", "-p:CompressionEnabled=false")).Succeeded(),
            "appsettings.json", "wwwroot/css/site.css", "wwwroot/index.html");
        Assert.NotEqual(bytes, await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken));
    }

    [FullTier]
    [Theory]
    [InlineData("Microsoft.NET.Sdk.Worker")]
    [InlineData("Microsoft.NET.Sdk.Razor", "wwwroot/index.html.br", "wwwroot/index.html.gz")]
    public async Task OtherProject_IsPublishedWithTheFilesThatItsSdkPublishes(string sdk, params string[] compressed)
    {
        using UserFolder user = FolderWithProject(sdk);
        user.Write("Hello/wwwroot/index.html", "<p>hello</p>");
        FunctionZip.PrintedBy((await user.Dotnet("publish", "Hello")).Succeeded(), ["appsettings.json", "wwwroot/index.html", .. compressed]);
    }

    private UserFolder FolderWithProject(string sdk, [CallerMemberName] string test = "")
    {
        var user = new UserFolder(packages, test);
        user.WriteFunction(folder: "Hello");
        user.Write("Hello/HelloWorld.csproj", File.ReadAllText(user.At("Hello/HelloWorld.csproj")).Replace("\"Microsoft.NET.Sdk\"", $"\"{sdk}\"", StringComparison.Ordinal));
        user.Write("Hello/appsettings.json", "{}");
        user.Write("Hello/Properties/launchSettings.json", """{"profiles":{"HelloWorld":{"commandName":"Project"}}}""");
        return user;
    }
}
