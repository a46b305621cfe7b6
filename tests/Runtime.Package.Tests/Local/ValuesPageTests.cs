namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>The function of docs/configuration.md reads secrets, parameters and configurations as docs/local.md and docs/testing.md say.</summary>
[FullTier]
public sealed class ValuesPageTests(PackedPackages packages)
{
    /// <summary>The first lines of the blocks of docs/local.md that are run here.</summary>
    internal static readonly string[] Labels = ["json values", "sh values", "text values"];

    private static readonly DocumentationPage Page = new("docs/local.md");

    private static readonly string Source = new DocumentationPage("docs/configuration.md").Blocks("csharp")
        .Single(static block => block.Contains("AwsConfiguration.", StringComparison.Ordinal));

    [Fact]
    public async Task Function_ReadsTheFile()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction("Orders", "<Nullable>enable</Nullable>");
        user.Write("Functions.cs", Source);
        string values = Page.Blocks(Labels[0]).Single();
        user.Write("values.json", values.Replace("prod/orders/database", "prod/orders/db", StringComparison.Ordinal));
        string command = Page.Blocks(Labels[1]).Single().Trim();
        await using RunningFunction function = await RunningFunction.StartAsync(user, command.Split(' ')[2..]);
        Assert.Contains("\n  values    values.json\n", function.Output, StringComparison.Ordinal);

        (string text, bool isError) = await function.InvokeAsync("{}", "Orders");
        Assert.True(isError, text);
        Assert.Contains("values.json has no secret prod/orders/database. Expected one of: prod/orders/db.", text, StringComparison.Ordinal);
        user.Write("values.json", values);
        (text, isError) = await function.InvokeAsync("{}", "Orders");

        Assert.False(isError, text);
        Assert.Equal("ada@db.local {\"new-checkout\":{\"enabled\":true}}", System.Text.Json.JsonSerializer.Deserialize<string>(text));
        await DocumentationPage.AssertPrintedAsync(function, Page.Blocks(Labels[2]).Single());
        // It is not a source of the function.
        Assert.DoesNotContain("values.json has changed: building.", function.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", function.Output, StringComparison.Ordinal);
    }

    /// <summary>In its own process, in that of the emulator, and as one event.</summary>
    [Fact]
    public async Task FunctionOfOneEvent_ReadsTheFile()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction("Orders", "<Nullable>enable</Nullable>");
        user.Write("Functions.cs", Source);
        user.Write("values.json", Page.Blocks(Labels[0]).Single());
        user.Write("event.json", "{}");
        DotnetCommand run = (await user.Dotnet("run", "--values", "values.json", "--event", "event.json")).Succeeded();
        Assert.Contains("ada@db.local", run.Output, StringComparison.Ordinal);

        run = (await user.Dotnet("run", "--no-build", "--", "--in-process", "--values", "values.json", "--event", "event.json")).Succeeded();
        Assert.Contains("ada@db.local", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_HasItsValues()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction("Orders", "<Nullable>enable</Nullable>", folder: "Orders");
        user.Write("Orders/Functions.cs", Source);
        user.Write("Orders.Tests/Orders.Tests.csproj", LocalQueuesPageTests.TestProject
            .Replace("$VERSION", packages.Version, StringComparison.Ordinal).Replace("../Shop/Shop.csproj", "../Orders/Orders.csproj", StringComparison.Ordinal));
        user.Write("Orders.Tests/ConnectTests.cs", $"""
            using Lambda.Runtime.Testing;
            using Xunit;
            using System.Threading.Tasks;

            {new DocumentationPage("docs/testing.md").Blocks("csharp configuration").Single()}
            """);

        DotnetCommand test = (await user.Dotnet("test", "Orders.Tests")).Succeeded();

        Assert.Contains("Passed:     1", test.Output, StringComparison.Ordinal);
    }
}
