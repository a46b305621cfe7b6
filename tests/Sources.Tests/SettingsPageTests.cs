using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>
/// The tables of settings in docs/settings.md, and of the container in docs/publish.md, list all settings that the package's MSBuild files read, with their
/// defaults.
/// </summary>
public sealed partial class SettingsPageTests
{
    private static readonly string Files = string.Concat(
        Directory.EnumerateFiles(Repository.At("src/Runtime/msbuild"), "*.*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".md", StringComparison.Ordinal))
            .Select(File.ReadAllText));

    private static readonly Dictionary<string, string> Table = Rows()
        .Matches(File.ReadAllText(Repository.At("docs/settings.md")) + File.ReadAllText(Repository.At("docs/publish.md")))
        .ToDictionary(static row => row.Groups["name"].Value, static row => row.Groups["default"].Value);

    [Fact]
    public void Table_ListsEverySetting() => Assert.Equal(
        Reads().Matches(Files).Select(static read => read.Groups[1].Value).Distinct().Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Defaults_MatchBuildFiles()
    {
        var defaults = Defaults().Matches(Files).Where(static match => Table.ContainsKey(match.Groups["name"].Value)).ToList();
        Assert.True(defaults.Count >= 4, $"found {defaults.Count} defaults");
        Assert.All(defaults, static match =>
        {
            // A default that is composed of properties is described in words.
            if (!match.Groups["value"].Value.Contains('$'))
                Assert.Equal($"`{match.Groups["value"].Value}`", Table[match.Groups["name"].Value]);
        });
    }

    [GeneratedRegex(@"^\| `(?<name>Lambda\w+)` \| .+ \| (?<default>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"\$\((Lambda\w+)\)")]
    private static partial Regex Reads();

    [GeneratedRegex(@"<(?<name>Lambda\w+) Condition=""'\$\(\k<name>\)' == ''"">(?<value>[^<]*)<")]
    private static partial Regex Defaults();
}
