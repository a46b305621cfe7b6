namespace Lambda.Runtime.Package.Tests;

/// <summary>The analyzers come with the package and read the project's properties.</summary>
public sealed class AnalyzerTests(PackedPackages packages)
{
    /// <summary>The program of <c>dotnet new console</c>, with a handler in another file.</summary>
    [Fact]
    public async Task CodeThatFailsOnLambda_IsReportedUnlessDisabled()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        user.Write("Program.cs", """
            System.Console.WriteLine(System.Globalization.CultureInfo.GetCultureInfo("de-DE").Name);
            System.Console.WriteLine(System.Text.Json.JsonSerializer.Serialize("text"));
            """);

        DotnetCommand build = await user.Dotnet("build", "-nologo");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains("Functions.cs(9,28): warning LAMBDA012: The program's entry point, the top-level statements of Program.cs,", build.Output, StringComparison.Ordinal);
        Assert.Contains("Program.cs(1,26): warning LAMBDA041: ", build.Output, StringComparison.Ordinal);
        Assert.Contains("Program.cs(2,26): warning LAMBDA045: ", build.Output, StringComparison.Ordinal);

        // A test project with Lambda.Runtime.Testing.
        DotnetCommand test = await user.Dotnet("build", "-nologo", "--no-restore", "-p:IsTestingPlatformApplication=true", "-p:JsonSerializerIsReflectionEnabledByDefault=false");
        Assert.True(test.ExitCode == 0, test.Output);
        Assert.Contains("Program.cs(2,26): warning LAMBDA048: ", test.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("LAMBDA041", test.Output, StringComparison.Ordinal);

        DotnetCommand quiet = await user.Dotnet(
            "build", "-nologo", "--no-restore", "-p:InvariantGlobalization=false", "-p:JsonSerializerIsReflectionEnabledByDefault=true", "-p:IsTestingPlatformApplication=true");
        Assert.True(quiet.ExitCode == 0, quiet.Output);
        Assert.DoesNotContain("warning LAMBDA", quiet.Output, StringComparison.Ordinal);
        Assert.Contains("HelloWorld.dll", quiet.Output, StringComparison.Ordinal);
    }

    /// <summary>The example of the README, the function of the template, and middleware, with all rules of .NET.</summary>
    [Fact]
    public async Task ExampleOfTheReadme_HasNoWarningWithAllRules()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        string readme = File.ReadAllText(Repository.At("README.md"));
        int start = readme.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        user.Write("Functions.cs", readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]);
        user.Write("Template.cs", File.ReadAllText(Repository.At("src/Runtime.Templates/content/lambda/kinds/empty/function/Functions.cs"))
            .Replace("Lambda_Function.New", "Orders", StringComparison.Ordinal)
            .Replace("class Functions", "class OrderFunctions", StringComparison.Ordinal)
            .Replace("[LambdaHandler]", "[LambdaHandler(\"template\")]", StringComparison.Ordinal));

        user.Write("Timing.cs", """
            using System.Threading.Tasks;
            using Lambda.Runtime;

            [assembly: LambdaMiddleware<Timing>]

            public sealed class Timing : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) => await next(invocation);
            }
            """);

        DotnetCommand build = await user.Dotnet("build", "-nologo", "-p:AnalysisMode=All", "-p:TreatWarningsAsErrors=true");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);

        // The rules are on.
        user.Write("Other.cs", "public static class Other { public static async System.Threading.Tasks.Task<int> Length(string text) { await System.Threading.Tasks.Task.Yield(); await System.Threading.Tasks.Task.CompletedTask; return text.Length; } }");
        DotnetCommand other = await user.Dotnet("build", "-nologo", "--no-restore", "-p:AnalysisMode=All");
        Assert.True(other.ExitCode == 0, other.Output);
        Assert.All(new[] { "CA1050", "CA1515", "CA1062", "CA2007" }, rule => Assert.Contains($"warning {rule}: ", other.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("Functions.cs(", other.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Timing.cs(", other.Output, StringComparison.Ordinal);
    }
}
