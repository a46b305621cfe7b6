using System.IO.Compression;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests;

/// <summary>From <c>dotnet new</c> to a response, with the installed template package.</summary>
public sealed class TemplateTests(PackedPackages packages)
{
    [Fact]
    public async Task NewFunction_IsPublishedAndResponds()
    {
        using var folder = new UserFolder(packages);
        (await New(folder, "Orders")).Succeeded();
        Assert.Equal(["Functions.cs", "Orders.csproj"], folder.Files("Orders").Where(static file => !file.StartsWith("obj", StringComparison.Ordinal)));

        // The build, and not only the publish, warns about code that does not work in native code.
        folder.Write("Orders/Reflection.cs", "static class Reflection { public static string Write(object value) => System.Text.Json.JsonSerializer.Serialize(value); }");
        DotnetCommand build = await folder.Dotnet("build", "Orders");
        Assert.Equal(0, build.ExitCode);
        Assert.Matches(@"Reflection\.cs\(\d+,\d+\): warning IL2026: ", build.Output);
        Assert.Matches(@"Reflection\.cs\(\d+,\d+\): warning IL3050: ", build.Output);
        File.Delete(folder.At("Orders/Reflection.cs"));

        string zip = FunctionZip.PrintedBy((await folder.Dotnet("publish", "Orders")).Succeeded());
        ZipFile.ExtractToDirectory(zip, folder.At("task"));

        await using LambdaFunction function = await LambdaFunction.StartAsync(folder.At("task/bootstrap"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            """{"message":"Hello, World!"}""",
            (await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken)).Text);
    }

    [Theory]
    [InlineData("my-func", "namespace my_func;")]
    [InlineData("Orders.Api", "namespace Orders.Api;")]
    public async Task NameThatIsNotAnIdentifier_BecomesNamespace(string name, string declaration)
    {
        using var folder = new UserFolder(packages);
        (await New(folder, name)).Succeeded();
        Assert.Contains(declaration, await File.ReadAllTextAsync(folder.At($"{name}/Functions.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await folder.Dotnet("build", name)).Succeeded();
    }

    private async Task<DotnetCommand> New(UserFolder folder, string name)
    {
        string[] hive = ["--debug:custom-hive", folder.At("hive")];
        (await folder.Dotnet(["new", "install", Path.Combine(Repository.Packages, $"Lambda.Runtime.Templates.{packages.Version}.nupkg"), .. hive])).Succeeded();
        return await folder.Dotnet(["new", "lambda", "-n", name, .. hive]);
    }
}
