namespace Lambda.Runtime.Package.Tests;

/// <summary>Projects that get the package only through another project: a publish reports those with handlers, and does not change all others.</summary>
public sealed class IndirectReferenceTests(PackedPackages packages)
{
    [Fact]
    public async Task ProgramWithHandlers_IsNotPublishedWithoutAZip()
    {
        using var user = new UserFolder(packages);
        user.Write("Shared/Shared.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Lambda.Runtime" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        user.Write("Shared/Tools.cs", "public static class Tools { public static string Greet(string name) => name; }");
        Program("Function", UserFolder.FunctionSource);
        Program("Web", UserFolder.FunctionSource, sdk: "Microsoft.NET.Sdk.Web");
        Program("Declined", UserFolder.FunctionSource, "<PublishAot>false</PublishAot>");
        Program("Tool", "System.Console.WriteLine(Tools.Greet(Lambda.Runtime.LambdaJson.Serialize(\"World\")) + System.Text.Json.JsonSerializer.Serialize(1));"); // a call that emitted code stands in for
        Program("Function.Tests", UserFolder.FunctionSource, "<IsTestProject>true</IsTestProject>");
        user.Write("All.slnx", """
            <Solution>
              <Project Path="Function/Function.csproj" />
              <Project Path="Web/Web.csproj" />
              <Project Path="Declined/Declined.csproj" />
              <Project Path="Tool/Tool.csproj" />
              <Project Path="Function.Tests/Function.Tests.csproj" />
            </Solution>
            """);

        DotnetCommand publish = await user.Dotnet("publish", "All.slnx");

        publish.FailedWith("LAMBDA135");
        string[] errors = [.. publish.Output.Split('\n').Where(static line => line.Contains("error LAMBDA135: ", StringComparison.Ordinal)).Select(static line => line.Trim().Split(" : ")[0]).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal([user.At("Function/Function.csproj"), user.At("Web/Web.csproj")], errors);
        Assert.Contains("Add it to this project: 'dotnet add package Lambda.Runtime'.", publish.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(publish.Output.Split('\n'), static line => line.Contains("error ", StringComparison.Ordinal) && !line.Contains("LAMBDA135", StringComparison.Ordinal));
        Assert.DoesNotContain("warning LAMBDA", publish.Output, StringComparison.Ordinal); // the tool is not native code
        foreach (string project in new[] { "Declined", "Tool", "Function.Tests" })
            Assert.Contains($"{project}.dll", user.Files($"{project}/bin/Release/net10.0/publish"));
        Assert.DoesNotContain("System.Globalization.Invariant", File.ReadAllText(user.At("Tool/bin/Release/net10.0/Tool.runtimeconfig.json")), StringComparison.Ordinal);

        void Program(string name, string source, string properties = "", string sdk = "Microsoft.NET.Sdk")
        {
            user.Write($"{name}/{name}.csproj", $"""
                <Project Sdk="{sdk}">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    {properties}
                  </PropertyGroup>
                  <ItemGroup>
                    <ProjectReference Include="../Shared/Shared.csproj" />
                  </ItemGroup>
                </Project>
                """);
            user.Write($"{name}/Functions.cs", source);
        }
    }
}
