using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Templates;

/// <summary>From <c>dotnet new</c> to a response, with the installed template package.</summary>
public sealed partial class TemplateTests(PackedPackages packages, InstalledTemplates templates) : IClassFixture<InstalledTemplates>
{
    private const string Sources = "src/Runtime.Templates/content/lambda";

    public static TheoryData<string> Kinds => TemplateKind.Names;

    [Fact]
    public async Task NewFunction_IsPublishedAndResponds()
    {
        using var folder = new UserFolder(packages);
        (await templates.RunAsync(folder.Path, "lambda", "-n", "Orders")).Succeeded();
        Assert.Equal(TemplateKind.Get("empty").Files("Orders"), folder.Files("Orders").Where(static file => !file.StartsWith("obj", StringComparison.Ordinal)));

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
        (await templates.RunAsync(folder.Path, "lambda", "-n", name)).Succeeded();
        Assert.Contains(declaration, await File.ReadAllTextAsync(folder.At($"{name}/Functions.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await folder.Dotnet("build", name)).Succeeded();
    }

    [Theory]
    [InlineData("lambda")]
    [InlineData("lambda-handler")]
    public async Task UnknownKind_IsAnErrorWithTheKinds(string template)
    {
        using var folder = new UserFolder(packages);
        DotnetCommand command = await templates.RunAsync(folder.Path, template, "-n", "Orders", "--kind", "sqs");
        Assert.NotEqual(0, command.ExitCode);
        Assert.Contains("'sqs' is not a valid value for --kind. The possible values are:", command.Output, StringComparison.Ordinal);
        Assert.Equal(
            TemplateKind.All.Select(static kind => kind.Name).Order(StringComparer.Ordinal),
            ListedKind().Matches(command.Output).Select(static match => match.Groups[1].Value));
        Assert.Equal(["nuget.config"], folder.Files("."));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SavedEvent_IsThatOfTheService(string name)
    {
        var kind = TemplateKind.Get(name);
        string file = Assert.Single(Directory.GetFiles(Repository.At($"{Sources}/kinds/{name}/function/events")));
        Assert.Equal($"{kind.Event}.json", Path.GetFileName(file));
        var saved = JsonNode.Parse(File.ReadAllText(file));
        if (kind.Source is not null)
            Assert.True(JsonNode.DeepEquals(kind.Source, saved), $"{file} is not {kind.Source}");
    }

    [Fact]
    public void Readme_ListsTheKindsAndTheirEvents() => Assert.Equal(
        TemplateKind.All.Select(static kind => $"{kind.Name}: events/{kind.Event}.json"),
        KindInReadme().Matches(File.ReadAllText(Repository.At("src/Runtime.Templates/README.md"))).Select(static match => $"{match.Groups[1].Value}: {match.Groups[2].Value}"));

    [Fact]
    public void TestProject_HasTheVersionsOfTheRepository()
    {
        string known = File.ReadAllText(Repository.At("samples/HttpApi/OrderApi.Tests/OrderApi.Tests.csproj")) + File.ReadAllText(Repository.At("Directory.Packages.props"));
        string project = File.ReadAllText(Repository.At($"{Sources}/common/tests/Lambda-Function.New.Tests.csproj"));
        string[] references = [.. Reference().Matches(project).Select(static match => match.Value)];
        Assert.Equal(4, references.Length);
        Assert.All(references, reference => Assert.Contains(reference, known, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^ {6}([a-z0-9]+) +- ", RegexOptions.Multiline)]
    private static partial Regex ListedKind();

    [GeneratedRegex(@"^\| `([a-z0-9]+)`[^|]*\|[^|]*\| `([^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex KindInReadme();

    /// <summary>A package of others: ours have the version of the release.</summary>
    [GeneratedRegex("""
        Include="(?!Lambda\.)[\w.]+" Version="[^"]+"
        """)]
    private static partial Regex Reference();
}
