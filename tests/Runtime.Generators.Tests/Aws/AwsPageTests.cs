using System.Text.RegularExpressions;
using Lambda.Runtime.Generators.Tests.Batches;

namespace Lambda.Runtime.Generators.Tests.Aws;

/// <summary>The programs of docs/aws.md compile, and those with the AWS SDK are the sample, which other tests run.</summary>
public sealed partial class AwsPageTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    private static readonly string Page = File.ReadAllText(Repository.At("docs/aws.md")).ReplaceLineEndings("\n");

    private static IEnumerable<(string Label, string Code)> Blocks => Block().Matches(Page).Select(static match => (match.Groups["label"].Value, match.Groups["code"].Value));

    public static TheoryData<string> Programs => [.. Blocks.Where(static block => block.Label == "program").Select(static block => block.Code)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void EveryProgram_Compiles(string code) =>
        _ = Generation.Of($"{ImplicitUsings}{code.Replace("using Lambda.Runtime;\n", "", StringComparison.Ordinal)}", packages: BatchFunction.Packages).Image;

    [Fact]
    public void OtherBlocks_AreFilesOfTheSample()
    {
        (string Label, string Code)[] files = [.. Blocks.Where(static block => block.Label != "program")];
        Assert.Equal(["Aws.cs", "Startup.cs", "Documents.cs"], files.Select(static file => file.Label));
        Assert.All(files, static file => Assert.Equal(File.ReadAllText(Repository.At($"samples/AwsSdk/{file.Label}")).ReplaceLineEndings("\n"), file.Code));
    }

    [GeneratedRegex(@"```csharp(?: (?<label>[^\n]*))?\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
