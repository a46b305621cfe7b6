namespace Lambda.Runtime.Package.Tests;

/// <summary>The user's settings take precedence.</summary>
public sealed class PublishSettingsTests(PackedPackages packages)
{
    [Fact]
    public async Task UsersAssemblyNameArtifactsFolderAndLockFile_AreKept()
    {
        using var user = new UserFolder(packages);
        user.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <UseArtifactsOutput>true</UseArtifactsOutput>
                <AssemblyName>Company.$(MSBuildProjectName)</AssemblyName>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
            </Project>
            """);
        user.Write("Directory.Build.targets", $"<Project>{PublishHooks.Targets}</Project>");
        user.WriteFunction();

        string zip = FunctionZip.PrintedBy((await user.Dotnet("publish")).Succeeded(), PublishHooks.Generated);

        const string publishFolder = "artifacts/publish/HelloWorld/release_linux-x64";
        Assert.Equal(user.At($"{publishFolder}/Company.HelloWorld.zip"), zip);
        Assert.Equal(["Company.HelloWorld.zip", "bootstrap", "bootstrap.dbg", "bootstrap.libraries.json", "handlers.json"], user.Files(publishFolder));
        Assert.True(File.Exists(user.At("artifacts/bin/HelloWorld/release_linux-x64/Company.HelloWorld.dll")));

        // The project's targets run as in a publish without an inner one, even if each project has separate artifacts.
        PublishHooks.RanOnce(user, zip, publishFolder);

        // The lock file depends on the project's references, and not on the last kind of build.
        (await user.Dotnet("restore", "--locked-mode")).Succeeded();
    }

    [Fact]
    public async Task AotInProject_PublishesOnceAndZipsToConfiguredPath()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction(
            properties: """
                <PublishAot>true</PublishAot>
                <LambdaZipFile>upload/function.zip</LambdaZipFile>
                """,
            items: PublishHooks.AmongItems);

        DotnetCommand publish = (await user.Dotnet("publish")).Succeeded();

        Assert.Equal(user.At("upload/function.zip"), FunctionZip.PrintedBy(publish, PublishHooks.Generated));
        PublishHooks.RanOnce(user, user.At("upload/function.zip"), "bin/Release/net10.0/linux-x64/publish");
        Assert.Equal(["bootstrap.libraries.json", "function.zip", "handlers.json"], user.Files("upload"));
        Assert.Equal(["bootstrap", "bootstrap.dbg"], user.Files("bin/Release/net10.0/linux-x64/publish"));
        Assert.False(Directory.Exists(user.At("obj/lambda")), "There was a second publish inside.");

        // The SDK compiles native code only in the command dotnet publish.
        (await user.Dotnet("build", "-target:Publish", "--no-restore", "-c", "Release")).FailedWith("LAMBDA133");
    }

    [Fact]
    public async Task ProjectForTwoFrameworks_IsPublishedForSpecifiedOne()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        user.Write("HelloWorld.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <OutputType Condition="'$(TargetFramework)' == 'net10.0'">Exe</OutputType>
              </PropertyGroup>
              <ItemGroup Condition="'$(TargetFramework)' == 'net10.0'">
                <PackageReference Include="Lambda.Runtime" Version="{packages.Version}" />
              </ItemGroup>
              <ItemGroup Condition="'$(TargetFramework)' != 'net10.0'">
                <Compile Remove="Functions.cs" />
              </ItemGroup>
            </Project>
            """);

        string zip = FunctionZip.PrintedBy((await user.Dotnet("publish", "-f", "net10.0")).Succeeded());

        Assert.Equal(user.At("bin/Release/net10.0/linux-x64/publish/HelloWorld.zip"), zip);
        Assert.False(Directory.Exists(user.At("bin/Release/netstandard2.0")), "The other framework was built as well.");
    }

    [Fact]
    public async Task DisabledAot_IsOrdinaryPublish()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction(properties: "<PublishAot>false</PublishAot>", items: PublishHooks.OfPublishAmongItems);

        (await user.Dotnet("publish")).Succeeded();

        IEnumerable<string> files = user.Files("bin/Release/net10.0/publish");
        Assert.Contains("HelloWorld.dll", files);
        Assert.DoesNotContain("HelloWorld.zip", files);
        PublishHooks.RanWithoutZip(user);

        (await user.Dotnet("msbuild", "-target:Publish", "-p:Configuration=Release")).Succeeded();
        PublishHooks.RanWithoutZip(user);

        (await user.Dotnet("msbuild", "-target:LambdaPublish", "-p:PublishAot=", "-p:Configuration=Release")).FailedWith("LAMBDA133");
        Assert.False(File.Exists(user.At("hooks.txt")));
    }

    [Fact]
    public async Task InvalidSettings_AreCodedErrors()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction(items: PublishHooks.AmongItems);

        (await user.Dotnet("publish", "-p:LambdaArchitecture=bogus")).FailedWith("LAMBDA110");
        (await user.Dotnet("publish", "-r", "linux-musl-x64")).FailedWith("LAMBDA111");
        (await user.Dotnet("publish", "-r", "linux-x64", "-p:LambdaArchitecture=arm64")).FailedWith("LAMBDA112");
        DotnetCommand properties = await user.Dotnet("publish", "--no-self-contained", "-p:PublishTrimmed=false", "-p:PublishReadyToRun=true");
        properties.FailedWith("LAMBDA143");
        Assert.Contains(
            "error LAMBDA143: SelfContained is false, and the native binary of a function contains .NET. "
                + "Remove SelfContained from the command line, or the option --no-self-contained. ",
            properties.Output, StringComparison.Ordinal);
        Assert.Contains("error LAMBDA143: PublishTrimmed is false, ", properties.Output, StringComparison.Ordinal);
        Assert.Contains("warning LAMBDA143: PublishReadyToRun is true, ", properties.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(user.At("bin")), "Something was built all the same.");

        // The project's name is in the commands of native compilation.
        user.WriteFunction("a$(touch touched)`touch touched`b", folder: "named");
        (await user.Dotnet("publish", "named")).FailedWith("LAMBDA137");
        Assert.False(Directory.Exists(user.At("named/bin")), "Something was built all the same.");
        Assert.DoesNotContain(user.Files("."), static file => Path.GetFileName(file) == "touched");
        PublishHooks.DidNotUpload(user);
    }

    [Theory]
    [InlineData("fsproj", "Program.fs", "[<EntryPoint>]\nlet main _ = 0\n", "F#")]
    [InlineData("vbproj", "Program.vb", "Module Program\nSub Main()\nEnd Sub\nEnd Module\n", "VB")]
    public async Task OtherLanguage_IsWarning(string extension, string file, string source, string language)
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        File.Delete(user.At("Functions.cs"));
        File.Move(user.At("HelloWorld.csproj"), user.At($"HelloWorld.{extension}"));
        user.Write(file, source);
        if (extension == "fsproj")
        {
            string project = File.ReadAllText(user.At("HelloWorld.fsproj"));
            user.Write("HelloWorld.fsproj", project.Replace("<PackageReference", "<Compile Include=\"Program.fs\" /><PackageReference", StringComparison.Ordinal));
        }

        DotnetCommand build = await user.Dotnet("build");
        Assert.Equal(0, build.ExitCode);
        Assert.Contains($"warning LAMBDA114: The project is written in {language}, and only C# has the source generators", build.Output, StringComparison.Ordinal);
    }
}
