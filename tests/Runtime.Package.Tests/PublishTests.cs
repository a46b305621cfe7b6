using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests;

/// <summary><c>dotnet publish</c> of a program that references the package and has no other settings.</summary>
public sealed class PublishTests(PackedPackages packages)
{
    private const string PublishFolder = "bin/Release/net10.0/linux-x64/publish";

    [Fact]
    public async Task PlainProject_IsPublishedAsBootstrapAndZip()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();

        // Two publishes at the same time would compile to the same files.
        DotnetCommand[] publishes = await Task.WhenAll(user.Dotnet("publish"), user.Dotnet("publish"));
        string zip = FunctionZip.PrintedBy(publishes[0].Succeeded());
        Assert.Equal(zip, FunctionZip.PrintedBy(publishes[1].Succeeded()));

        Assert.Equal(user.At($"{PublishFolder}/HelloWorld.zip"), zip);
        Assert.Equal(["HelloWorld.zip", "bootstrap", "bootstrap.dbg", "bootstrap.libraries.json", "handlers.json"], user.Files(PublishFolder));
        AssertLinkedAsIntended(File.ReadAllBytes(user.At($"{PublishFolder}/bootstrap")));

        // A second publish without changes, by the target, and then an ordinary build, which does not change.
        (byte[] bytes, DateTime time) = (File.ReadAllBytes(zip), File.GetLastWriteTimeUtc(zip));
        FunctionZip.PrintedBy((await user.Dotnet("build", "-target:Publish", "-c", "Release")).Succeeded());
        Assert.Equal(bytes, File.ReadAllBytes(zip));
        Assert.Equal(time, File.GetLastWriteTimeUtc(zip));

        await AssertOrdinaryBuildIsUnchanged(user);
        Assert.Contains("HelloWorld.dll", user.Files("bin/Debug/net10.0"));
        Assert.DoesNotContain("linux-x64", File.ReadAllText(user.At("obj/project.assets.json")), StringComparison.Ordinal);
        await AssertLaunchSettingsOfAmazonAreIgnoredAsDocumented(user);
    }

    private static async Task AssertLaunchSettingsOfAmazonAreIgnoredAsDocumented(UserFolder user)
    {
        user.Write("event.json", """{"name":"World"}""");
        user.Write("Properties/launchSettings.json", """
            {"profiles":{"Mock Lambda Test Tool":{"commandName":"Executable","commandLineArgs":"--port 5050",
                "executablePath":"%USERPROFILE%\\.dotnet\\tools\\dotnet-lambda-test-tool-10.0.exe"}}}
            """);
        DotnetCommand tool = await user.Dotnet("run", "--no-build", "--event", "event.json");
        Assert.NotEqual(0, tool.ExitCode);
        Assert.Contains("dotnet-lambda-test-tool", tool.Output, StringComparison.Ordinal);
        Assert.Contains("Hello, World!", (await user.Dotnet("run", "--no-build", "--no-launch-profile", "--event", "event.json")).Succeeded().Output, StringComparison.Ordinal);

        string page = File.ReadAllText(Repository.At("docs/publish.md"));
        user.Write(
            "Properties/launchSettings.json",
            page[page.IndexOf("{\n  \"profiles\"", StringComparison.Ordinal)..page.IndexOf("```\n\n`dotnet run --no-launch-profile`", StringComparison.Ordinal)]);
        Assert.Contains("Hello, World!", (await user.Dotnet("run", "--no-build", "--event", "event.json")).Succeeded().Output, StringComparison.Ordinal);
    }

    /// <summary>Checks that an ordinary build runs no step of the package, so that it is as fast as without it.</summary>
    private static async Task AssertOrdinaryBuildIsUnchanged(UserFolder user)
    {
        string output = (await user.Dotnet("build", "--no-restore", "-v:detailed")).Succeeded().Output;
        Assert.Contains("Target \"CoreCompile\" in file ", output, StringComparison.Ordinal);
        Assert.DoesNotMatch("Target \"_Lambda\\w+\" in file ", output);
        Assert.DoesNotContain("Lambda.Runtime.Build.dll", output, StringComparison.Ordinal);
    }

    private static void AssertLinkedAsIntended(ReadOnlySpan<byte> binary)
    {
        Assert.True(binary.IndexOf("bootstrap.dbg\0"u8) > 0, "The binary does not name bootstrap.dbg as its debug file.");
    }

    [Fact]
    public async Task SameSourceInTwoFolders_CreatesSameZip_RegardlessOfEarlierBuilds()
    {
        using var one = new UserFolder(packages);
        one.WriteFunction();
        (await one.Dotnet("restore")).Succeeded();
        string first = FunctionZip.PrintedBy((await one.Dotnet("publish", "--no-restore", "-r", "linux-x64", "-o", "out")).Succeeded());
        Assert.Equal(one.At("out/HelloWorld.zip"), first);

        // In a folder whose name contains the separators of paths in the compiler's options, with an artifacts folder elsewhere.
        using var two = new UserFolder(packages);
        two.WriteFunction(folder: "two, and = three (ü)");
        two.Write("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>");
        (await two.Dotnet("build", "two, and = three (ü)", "-c", "Release")).Succeeded();
        string second = FunctionZip.PrintedBy((await two.Dotnet("publish", "two, and = three (ü)", "--no-build")).Succeeded());
        Assert.Equal(two.At("artifacts/publish/HelloWorld/release_linux-x64/HelloWorld.zip"), second);

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public async Task OtherConfigurationInSameFolders_ReplacesZipAndItsFiles()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction(properties: "<LambdaPackageFolder>bin/function</LambdaPackageFolder>", items: "<LambdaContent Include=\"data/*\" />");
        user.Write("data/table.csv", "a,b");
        string zip = FunctionZip.PrintedBy((await user.Dotnet("publish", "-o", "out")).Succeeded(), "data/table.csv");
        byte[] release = File.ReadAllBytes(zip);
        FunctionZip.AssertSameFiles(zip, user.At("bin/function"));

        File.Delete(user.At("data/table.csv"));
        FunctionZip.PrintedBy((await user.Dotnet("publish", "-o", "out", "-c", "Debug")).Succeeded());
        Assert.NotEqual(release, File.ReadAllBytes(zip));
        FunctionZip.AssertSameFiles(zip, user.At("bin/function"));

        // The Release binary is older than the zip, and has to be packed again.
        user.Write("data/table.csv", "a,b");
        FunctionZip.PrintedBy((await user.Dotnet("publish", "-o", "out")).Succeeded(), "data/table.csv");
        Assert.Equal(release, File.ReadAllBytes(zip));
        FunctionZip.AssertSameFiles(zip, user.At("bin/function"));

        // The files are executable where they are.
        await using LambdaFunction function = await LambdaFunction.StartAsync(user.At("bin/function/bootstrap"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("""{"message":"Hello, World!"}""", (await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken)).Text);

        user.Write("bin/function/notes.txt", "of the user");
        (await user.Dotnet("publish", "-o", "out")).FailedWith("LAMBDA155");
        Assert.Equal("of the user", File.ReadAllText(user.At("bin/function/notes.txt")));
    }
}
