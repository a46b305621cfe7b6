using System.Text.RegularExpressions;
using Lambda.Runtime.Generators.Tests.Batches;

namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary>The programs of the pages that compare routes with other libraries compile, in a project with implicit usings.</summary>
public sealed partial class ComparisonPageTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    private static readonly string[] Pages = ["from-annotations.md", "from-lambda-http.md", "from-minimal-apis.md"];

    public static TheoryData<string, string> Programs =>
        [.. from page in Pages from Match match in Program().Matches(Read($"docs/{page}")) select (page, match.Groups["code"].Value)];

    [Fact]
    public void EveryPage_HasAProgram() => Assert.Equal(Pages, Programs.Select(static row => row.Data.Item1).Distinct());

    [Theory]
    [MemberData(nameof(Programs))]
    public void EveryProgram_Compiles(string page, string code)
    {
        // The sample's store is left out on the page.
        string store = page == "from-minimal-apis.md" ? Read("samples/HttpApi/OrderApi/OrderStore.cs") : "";
        _ = Generation.Of($"{ImplicitUsings}{code.Replace("using Lambda.Runtime;\n", "", StringComparison.Ordinal)}{store}", packages: BatchFunction.Packages).Image;
    }

    [Fact]
    public void MinimalApi_IsComparedWithTheSample()
    {
        string page = Read("docs/from-minimal-apis.md");
        string code = Program().Match(page).Groups["code"].Value;
        Assert.Equal(Read("samples/HttpApi/OrderApi/Orders.cs"), code);
        Assert.Contains($" has {CountLines(code)} lines.", page, StringComparison.Ordinal);
        Assert.Contains($" has {CountLines(MinimalApi().Match(page).Groups["code"].Value)} lines.", page, StringComparison.Ordinal);
    }

    private static int CountLines(string code) => code.Split('\n').Count(static line => line.Length > 0);

    private static string Read(string path) => File.ReadAllText(Repository.At(path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Program();

    [GeneratedRegex(@"^```csharp minimal-api\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex MinimalApi();
}
