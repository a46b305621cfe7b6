namespace Lambda.Runtime.Package.Tests;

/// <summary>A function among other projects, which do not become functions and are not built differently.</summary>
public sealed class SolutionTests(PackedPackages packages)
{
    /// <summary>With settings of a large repository: each of them applies to the restore of the inner publish too.</summary>
    [Fact]
    public async Task FunctionWithLibraryAndTests_IsTheOnlyFunction()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction("Hello", items: """<ProjectReference Include="../Greetings/Greetings.csproj" />""", folder: "Hello");
        user.Write("Hello/Hello.csproj", File.ReadAllText(user.At("Hello/Hello.csproj")).Replace($" Version=\"{packages.Version}\"", "", StringComparison.Ordinal));
        user.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="Lambda.Runtime" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        user.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <RestoreUseStaticGraphEvaluation>true</RestoreUseStaticGraphEvaluation>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <RestoreLockedMode Condition="Exists('$(MSBuildProjectDirectory)/packages.lock.json')">true</RestoreLockedMode>
              </PropertyGroup>
            </Project>
            """);
        user.Write("Directory.Solution.props", "<Project><PropertyGroup><RestoreUseStaticGraphEvaluation>true</RestoreUseStaticGraphEvaluation></PropertyGroup></Project>");
        user.Write("Greetings/Greetings.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
        user.Write("Greetings/Greeter.cs", "public static class Greeter { public static string Greet(string name) => name; }");
        user.Write("Hello.Tests/Hello.Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Hello/Hello.csproj" />
              </ItemGroup>
            </Project>
            """);
        user.Write("Hello.Tests/Program.cs", "return typeof(Functions).Assembly.GetName().Name == \"Hello\" ? 0 : 1;");
        user.Write("All.slnx", """
            <Solution>
              <Project Path="Greetings/Greetings.csproj" />
              <Project Path="Hello/Hello.csproj" />
              <Project Path="Hello.Tests/Hello.Tests.csproj" />
            </Solution>
            """);

        (await user.Dotnet("run", "--project", "Hello.Tests")).Succeeded();

        DotnetCommand publish = (await user.Dotnet("publish", "All.slnx")).Succeeded();

        Assert.Equal(user.At("Hello/bin/Release/net10.0/linux-x64/publish/Hello.zip"), FunctionZip.PrintedBy(publish));
        Assert.Single(publish.Output.Split('\n'), line => line.EndsWith("Greetings.dll", StringComparison.Ordinal));
        Assert.Contains("Hello.Tests.dll", user.Files("Hello.Tests/bin/Release/net10.0/publish"));
        Assert.DoesNotContain(user.Files("Hello.Tests"), file => Path.GetFileName(file) == "bootstrap");
        Assert.DoesNotContain(user.Files("Greetings"), file => file.Contains("lambda", StringComparison.Ordinal));
    }
}
