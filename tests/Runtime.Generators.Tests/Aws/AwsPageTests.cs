using Lambda.Runtime.Generators.Tests.Batches;

namespace Lambda.Runtime.Generators.Tests.Aws;

/// <summary>The programs of docs/aws.md compile, and those with the AWS SDK are the sample, which other tests run.</summary>
public sealed class AwsPageTests
{
    private static readonly PageBlocks Page = new("docs/aws.md");

    public static TheoryData<string> Programs => [.. Page.With("csharp program")];

    [Theory]
    [MemberData(nameof(Programs))]
    public void EveryProgram_Compiles(string code) =>
        _ = Generation.Of($"{ImplicitUsings.Text}{code.Replace("using Lambda.Runtime;\n", "", StringComparison.Ordinal)}", packages: BatchFunction.Packages).Image;

    [Fact]
    public void OtherBlocks_AreFilesOfTheSample()
    {
        string[] files = [.. Page.All.Select(static block => block.Label).Where(static label => label.EndsWith(".cs", StringComparison.Ordinal))];
        Assert.Equal(["csharp Aws.cs", "csharp Startup.cs", "csharp Documents.cs"], files);
        Assert.All(files, static file => Assert.Equal(File.ReadAllText(Repository.At($"samples/AwsSdk/{file.Split(' ')[1]}")).ReplaceLineEndings("\n"), Page.Single(file)));
    }
}
