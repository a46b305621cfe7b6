using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>The environment variables in docs/environment-variables.md are those that the runtime reads.</summary>
public sealed partial class VariablesPageTests
{
    /// <summary>What .NET reads, and not this runtime.</summary>
    private static readonly string[] s_others = ["DOTNET_GCgen0size"];

    [Fact]
    public void Page_ListsEachVariable()
    {
        string page = File.ReadAllText(Repository.At("docs/environment-variables.md"));
        string[] listed = [.. Listed().Matches(page).Select(static match => match.Groups["name"].Value).Except(s_others).Distinct().Order(StringComparer.Ordinal)];
        string[] read =
        [
            .. Directory.EnumerateFiles(Repository.At("src/Runtime"), "*.*", SearchOption.AllDirectories)
                .Where(static file => Path.GetExtension(file) is ".cs" or ".c")
                .SelectMany(static file => Quoted().Matches(File.ReadAllText(file)).Select(static match => match.Groups["name"].Value)).Distinct().Order(StringComparer.Ordinal),
        ];

        Assert.Equal(read, listed);
    }

    // `AWS_REGION`
    [GeneratedRegex("`(?<name>(AWS|LAMBDA|SSL|PARAMETERS|DOTNET)_[A-Za-z0-9_]+|_HANDLER|_X_AMZN_TRACE_ID)`")]
    private static partial Regex Listed();

    [GeneratedRegex("""["](?<name>(AWS|LAMBDA|SSL|PARAMETERS)_(?!RUNTIME_ATTRIBUTES)[A-Z_]+|_HANDLER|_X_AMZN_TRACE_ID)["]""")]
    private static partial Regex Quoted();
}
