namespace Lambda.Runtime.Package.Tests;

/// <summary>A user's tests: Lambda.Runtime.Testing from its package, in a separate project, run by <c>dotnet test</c>.</summary>
public sealed class TestingPackageTests(PackedPackages packages)
{
    /// <summary>Handlers that work with .NET's defaults and not in native code. The analyzers warn about them.</summary>
    private const string Managed = """
        #pragma warning disable LAMBDA041, LAMBDA045
        using System;
        using System.Globalization;
        using System.Text.Json;
        using Lambda.Runtime;

        public static class Managed
        {
            [LambdaHandler]
            public static string Culture(string name) => CultureInfo.GetCultureInfo(name).Name;

            [LambdaHandler]
            public static string Json(string name) => JsonSerializer.Serialize(new { name });

            [LambdaHandler]
            public static string Variable(string name)
            {
                Console.WriteLine($"reads {name}");
                return Environment.GetEnvironmentVariable(name);
            }
        }
        """;

    private const string TestsOfSwitches = """
        #pragma warning disable LAMBDA048
        using System;
        using System.Text.Json;
        using System.Text.Json.Serialization.Metadata;
        using System.Threading.Tasks;
        using Lambda.Runtime.Testing;
        using Xunit;

        public class SwitchTests
        {
            [Theory]
            [InlineData("Culture", "CultureNotFoundException", "Only the invariant culture is supported in globalization-invariant mode")]
            [InlineData("Json", "InvalidOperationException", "Reflection-based serialization has been disabled for this application")]
            public async Task WhatFailsInNativeCode_FailsInTheTest(string handler, string type, string message)
            {
                await using var function = await LambdaFunction.StartAsync(typeof(Functions), new() { Handler = handler });
                InvocationOutcome outcome = await function.InvokeAsync("de-DE", new InvocationOptions { ClientContext = new { custom = new { city = "Berne" } }, CognitoIdentityId = "id" });
                Assert.Equal(type, outcome.Error?.Type);
                Assert.StartsWith(message, outcome.Error.Message);
            }

            [Fact]
            public async Task EmulatorAndEvents_WorkAsEver()
            {
                await using var function = await LambdaFunction.StartAsync(typeof(Functions), new() { Handler = "Hello" });
                await using var service = await LambdaServiceEmulator.StartAsync(function);
                using var http = new System.Net.Http.HttpClient();
                string response = await http.GetStringAsync(new Uri(service.FunctionUrl, "orders/7"));
                Assert.Equal("{\"message\":\"Hello, !\"}", response);
                Assert.Contains("ResourceNotFoundException", (await http.PostAsync(new Uri(service.Endpoint, "2015-03-31/functions/none/invocations"), null)).Headers.ToString());
                Assert.Equal("Hello, !", (await function.InvokeAsync(LambdaEvents.Sqs("one"))).Value<Greeting>().Message);
            }

            [Fact]
            public void TestsOwnJson_NeedsAResolver()
            {
                Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(new { a = 1 }));
                Assert.Equal("{\"a\":1}", JsonSerializer.Serialize(new { a = 1 }, new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }));
            }
        }
        """;

    /// <summary>Two classes, which xunit runs in parallel, with different values.</summary>
    private const string TestsOfVariables = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Lambda.Runtime.Testing;
        using Xunit;

        public class OrdersTests
        {
            [Fact]
            public Task Variable_ReachesHandler() => Check.VariableAsync("orders");
        }

        public class UsersTests
        {
            [Fact]
            public Task Variable_ReachesHandler() => Check.VariableAsync("users");
        }

        internal static class Check
        {
            public static async Task VariableAsync(string table)
            {
                for (int i = 0; i < 10; i++)
                {
                    var options = new LambdaFunctionOptions { Handler = "Variable", Environment = new Dictionary<string, string> { ["TABLE"] = table } };
                    await using var function = await LambdaFunction.StartAsync(typeof(Functions), options);
                    InvocationOutcome outcome = await function.InvokeAsync("TABLE");
                    Assert.Equal(table, outcome.Value<string>());
                    Assert.Equal(new[] { "reads TABLE" }, outcome.Logs);
                }
            }
        }
        """;

    [Fact]
    public async Task TestsOfFunction_RunItInProcessAndAsBinary()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction("Hello", folder: "Hello");
        user.Write("Hello/Managed.cs", Managed);
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
                    await using var function = await LambdaFunction.StartAsync<Person>(new() { Handler = "Hello" });
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

        user.Write("Hello.Tests/SwitchTests.cs", TestsOfSwitches);
        user.Write("Hello.Tests/VariableTests.cs", TestsOfVariables);

        DotnetCommand test = (await user.Dotnet("test", "Hello.Tests")).Succeeded();

        Assert.Contains("Passed:     8", test.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(user.Files("Hello.Tests"), static file => Path.GetFileName(file) == "bootstrap");

        // The same function in another project, with the packages of the project above.
        user.Write("event.json", "\"de-DE\"");
        foreach ((string handler, string error) in new[] { ("Culture", "CultureNotFoundException"), ("Json", "InvalidOperationException") })
        {
            DotnetCommand run = await user.Dotnet("run", "--no-build", "--project", "Hello", "--event", "event.json", "--handler", handler);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains($"\"errorType\":\"{error}\"", run.Output, StringComparison.Ordinal);
        }

        DotnetCommand declined = (await user.Dotnet("msbuild", "Hello.Tests", "-p:LambdaNativeSwitches=false", "-getItem:RuntimeHostConfigurationOption")).Succeeded();
        Assert.DoesNotContain("System.Globalization.Invariant", declined.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("IsReflectionEnabledByDefault", declined.Output, StringComparison.Ordinal);
    }

    /// <summary>With xunit v3, a test project is a program. This one gets the package through a project of helpers.</summary>
    [Fact]
    public async Task TestsWithXunit3_GetSwitchesThroughHelperProject()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction("Hello", folder: "Hello");
        user.Write("Hello/Managed.cs", Managed);
        user.Write("Helpers/Helpers.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Lambda.Runtime.Testing" Version="{packages.Version}" />
                <ProjectReference Include="../Hello/Hello.csproj" />
              </ItemGroup>
            </Project>
            """);
        user.Write("Hello.Tests/Hello.Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NoWarn>$(NoWarn);xUnit1051</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="xunit.v3" Version="4.0.2" />
                <ProjectReference Include="../Helpers/Helpers.csproj" />
              </ItemGroup>
            </Project>
            """);
        user.Write("Hello.Tests/SwitchTests.cs", TestsOfSwitches);

        DotnetCommand test = (await user.Dotnet("run", "--project", "Hello.Tests")).Succeeded();

        Assert.Matches(@"Total: 4, Errors: 0, Failed: 0, Skipped: 0", test.Output);
    }
}
