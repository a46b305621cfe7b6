using System.IO.Compression;
using System.Text.RegularExpressions;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Templates;

/// <summary>Each kind of function and of handler that the templates create.</summary>
[FullTier]
public sealed class TemplateKindTests(PackedPackages packages, InstalledTemplates templates) : IClassFixture<InstalledTemplates>
{
    public static TheoryData<string> Kinds => TemplateKind.Names;

    [Fact]
    public async Task EachKind_IsBuiltTestedAndRun()
    {
        using var folder = new UserFolder(packages);
        foreach (TemplateKind kind in TemplateKind.All)
        {
            (await templates.RunAsync(folder.Path, "lambda", "-n", Project(kind), "--kind", kind.Name, "--tests", "--no-restore")).Succeeded();
            Assert.Equal(kind.FilesWithTests(Project(kind)), folder.Files(Project(kind)));
        }

        // A second handler, with which tests and profiles have to name theirs.
        (await templates.RunAsync(folder.At("ShipQueue/src/ShipQueue"), "lambda-handler", "-n", "Refund", "--kind", "queue", "--force")).Succeeded(); // it is not restored yet

        // One build of all projects takes less time than one for each kind.
        folder.Write("All.slnx", $"<Solution>{string.Concat(folder.Files(".").Where(IsProject).Select(static file => $"""<Project Path="{file}" />"""))}</Solution>");
        (await folder.Dotnet("build", "All.slnx", "-warnaserror")).Succeeded();
        DotnetCommand test = (await folder.Dotnet("test", "All.slnx", "--no-build")).Succeeded();
        Assert.Equal(TemplateKind.All.Length, Regex.Count(test.Output, @"^Passed! +- Failed: +0, Passed: +[1-9]", RegexOptions.Multiline));

        foreach (TemplateKind kind in TemplateKind.All)
        {
            string project = folder.At($"{Project(kind)}/src/{Project(kind)}");
            string[] handler = kind.Name == "queue" ? ["--handler", "Ship"] : [];
            foreach (string[] launch in new[] { [.. handler, "--event", $"events/{kind.Event}.json"], new[] { "--launch-profile", "event" } })
            {
                DotnetCommand run = (await DotnetCommand.RunAsync($"{kind.Name}-event", project, packages.Cache, ["run", "--no-build", .. launch])).Succeeded();
                Assert.Contains($"\n{kind.Response}\n", $"\n{run.Output}", StringComparison.Ordinal);
                Assert.Contains("Using launch settings from ", run.Output, StringComparison.Ordinal);
            }
        }

        string function = folder.At("ShipEmpty/src/ShipEmpty");
        string[] options = ["--no-launch-profile", "--event", "events/person.json"];
        DotnetCommand withoutProfile = (await DotnetCommand.RunAsync("empty-event", function, packages.Cache, ["run", "--no-build", .. options])).Succeeded();
        Assert.Contains("""{"message":"Hello, World!"}""", withoutProfile.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("launch settings", withoutProfile.Output, StringComparison.Ordinal);
    }

    /// <summary>From the folder of the solution, where the tests are not published.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Kind_IsPublishedAndHandlesTheSavedEvent(string name)
    {
        var kind = TemplateKind.Get(name);
        using var folder = new UserFolder(packages);
        (await templates.RunAsync(folder.Path, "lambda", "-n", "Plain", "-k", name, "--no-restore")).Succeeded();
        Assert.Equal(kind.Files("Plain"), folder.Files("Plain"));
        (await templates.RunAsync(folder.Path, "lambda", "-n", "Tested", "-k", name, "-t")).Succeeded();

        string zip = FunctionZip.PrintedBy((await folder.Dotnet("publish", "Tested/Tested.slnx")).Succeeded());
        Assert.False(Directory.Exists(folder.At("Tested/tests/Tested.Tests/bin/Release/net10.0/publish")));
        ZipFile.ExtractToDirectory(zip, folder.At("task"));

        await using LambdaFunction function = await LambdaFunction.StartAsync(folder.At("task/bootstrap"), cancellationToken: TestContext.Current.CancellationToken);
        string saved = await File.ReadAllTextAsync(folder.At($"Plain/events/{kind.Event}.json"), TestContext.Current.CancellationToken);
        InvocationOutcome outcome = await function.InvokeJsonAsync(saved, TestContext.Current.CancellationToken);
        Assert.True(outcome.Error is null, outcome.ToString());
        Assert.Equal(kind.Response, outcome.Text);
    }

    /// <summary>In one program, whose handlers and types therefore need different names.</summary>
    [Theory]
    [InlineData("enable", "my_func")]
    [InlineData("disable", "Shop.Api")]
    public async Task HandlersOfEachKind_AreBuiltTogether(string implicitUsings, string rootNamespace)
    {
        using var folder = new UserFolder(packages);
        string project = folder.At("my-func");
        (await templates.RunAsync(folder.Path, "lambda", "-n", "my-func")).Succeeded();
        string properties = (await File.ReadAllTextAsync(Path.Combine(project, "my-func.csproj"), TestContext.Current.CancellationToken))
            .Replace("<ImplicitUsings>enable</ImplicitUsings>", $"<ImplicitUsings>{implicitUsings}</ImplicitUsings>", StringComparison.Ordinal);
        if (rootNamespace != "my_func")
            properties = properties.Replace("<Nullable>", $"<RootNamespace>{rootNamespace}</RootNamespace><Nullable>", StringComparison.Ordinal);
        folder.Write("my-func/my-func.csproj", properties);

        foreach (TemplateKind kind in TemplateKind.All)
            (await templates.RunAsync(project, "lambda-handler", "-n", Project(kind), "--kind", kind.Name)).Succeeded();
        (await templates.RunAsync(project, "lambda-handler", "-n", "ship-order")).Succeeded();

        string[] handlers = Directory.GetFiles(project, "?hip*.cs");
        Assert.Equal(TemplateKind.All.Length + 1, handlers.Length);
        Assert.All(handlers, handler => Assert.Contains($"\nnamespace {rootNamespace};\n", File.ReadAllText(handler), StringComparison.Ordinal));
        (await folder.Dotnet("build", "my-func", "-warnaserror")).Succeeded();

        folder.Write("event.json", """{"name":"World"}""");
        DotnetCommand run = (await folder.Dotnet("run", "--project", "my-func", "--no-build", "--handler", "ShipEmpty", "--event", "event.json")).Succeeded();
        Assert.Contains("""{"message":"Hello, World!"}""", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandlerOutsideAProject_IsAnError()
    {
        using var folder = new UserFolder(packages);
        DotnetCommand command = await templates.RunAsync(folder.Path, "lambda-handler", "-n", "Ship");
        Assert.NotEqual(0, command.ExitCode);
        Assert.Contains("This template can only be created inside the project.", command.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("Ship.cs")));
    }

    private static string Project(TemplateKind kind) => "Ship" + char.ToUpperInvariant(kind.Name[0]) + kind.Name[1..];

    private static bool IsProject(string file) => file.EndsWith(".csproj", StringComparison.Ordinal);
}
