namespace Lambda.Runtime.Package.Tests;

/// <summary>A user's own tests: Lambda.Runtime.Testing from its package, in a project of its own, run by <c>dotnet test</c>.</summary>
public sealed class TestingPackageTests(PackedPackages packages)
{
    [Fact]
    public async Task TestsOfAFunction_RunItInProcessAndAsABinary()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction("Hello", folder: "Hello");
        user.Write("Hello.Tests/Hello.Tests.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <IsPackable>false</IsPackable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                <PackageReference Include="xunit" Version="2.9.3" />
                <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
                <PackageReference Include="Lambda.Runtime.Testing" Version="{packages.Version}" />
                <ProjectReference Include="../Hello/Hello.csproj" />
              </ItemGroup>
            </Project>
            """);
        user.Write("Hello.Tests/HelloTests.cs", $$"""
            using System.Threading.Tasks;
            using Lambda.Runtime.Testing;
            using Xunit;

            public class HelloTests
            {
                [Fact]
                public async Task Hello_InProcess_GreetsByName()
                {
                    await using var function = await LambdaFunction.StartAsync<Person>();
                    InvocationOutcome outcome = await function.InvokeAsync(new Person("World"));
                    Assert.Equal("Hello, World!", outcome.Value<Greeting>().Message);
                }

                [Fact]
                public async Task Hello_AsABinary_GreetsByName()
                {
                    await using var function = await LambdaFunction.StartAsync("{{await packages.Hello.Bootstrap}}");
                    InvocationOutcome outcome = await function.InvokeAsync(new Person("World"));
                    Assert.Equal("Hello, World!", outcome.Value<Greeting>().Message);
                }
            }
            """);

        DotnetCommand test = (await user.Dotnet("test", "Hello.Tests")).Succeeded();

        Assert.Contains("Passed:     2", test.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(user.Files("Hello.Tests"), static file => Path.GetFileName(file) == "bootstrap");
    }
}
