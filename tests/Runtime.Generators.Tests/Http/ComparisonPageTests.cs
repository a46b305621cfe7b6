using Lambda.Runtime.Generators.Tests.Batches;

namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary>The programs of the pages that compare routes with other libraries compile, in a project with implicit usings.</summary>
public sealed class ComparisonPageTests
{
    private static readonly string[] Pages = ["from-annotations.md", "from-lambda-http.md", "from-minimal-apis.md"];

    public static TheoryData<string, string> Programs =>
        [.. from page in Pages from code in new PageBlocks($"docs/{page}").With("csharp") select (page, code)];

    [Fact]
    public void EveryPage_HasAProgram() => Assert.Equal(Pages, Programs.Select(static row => row.Data.Item1).Distinct());

    [Theory]
    [MemberData(nameof(Programs))]
    public void EveryProgram_Compiles(string page, string code)
    {
        // The sample's store is left out on the page.
        string store = page == "from-minimal-apis.md" ? Read("samples/HttpApi/OrderApi/OrderStore.cs") : "";
        _ = Generation.Of($"{ImplicitUsings.Text}{code.Replace("using Lambda.Runtime;\n", "", StringComparison.Ordinal)}{store}", packages: BatchFunction.Packages).Image;
    }

    [Fact]
    public void MinimalApi_IsComparedWithTheSample()
    {
        var page = new PageBlocks("docs/from-minimal-apis.md");
        string code = page.With("csharp")[0];
        Assert.Equal(Read("samples/HttpApi/OrderApi/Orders.cs"), code);
        Assert.Contains($" has {CountLines(code)} lines.", page.Text, StringComparison.Ordinal);
        Assert.Contains($" has {CountLines(page.Single("csharp minimal-api"))} lines.", page.Text, StringComparison.Ordinal);
    }

    private static int CountLines(string code) => code.Split('\n').Count(static line => line.Length > 0);

    private static string Read(string path) => File.ReadAllText(Repository.At(path)).ReplaceLineEndings("\n");
}
