using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lambda.Build.Versions;

namespace Lambda.Sources.Tests;

/// <summary>CHANGELOG.md has the form of Keep a Changelog, and the section from which packages take their release notes.</summary>
public sealed partial class ChangelogTests
{
    private static readonly string Text = File.ReadAllText(Repository.At("CHANGELOG.md"));

    [Fact]
    public void Versions_BeginWithTheUnreleasedOne()
    {
        string[] sections = [.. Section().Matches(Text).Select(static section => section.Value)];
        Assert.Equal("## [Unreleased]", sections[0]);
        Assert.All(sections[1..], static section => Assert.Matches(VersionSection(), section));
    }

    [Fact]
    public void Changes_AreOfTheKindsOfKeepAChangelog() => Assert.All(
        Kind().Matches(Text).Select(static kind => kind.Groups["kind"].Value), static kind => Assert.Contains(kind, new[] { "Added", "Changed", "Deprecated", "Removed", "Fixed", "Security" }));

    /// <summary>With the regular expression in eng/Package/Package.props.</summary>
    [Fact]
    public void ReleaseNotes_AreTheSectionOfTheVersion()
    {
        string notes = ReleaseNotes(Text, RepositoryVersion.Read(Repository.Root));
        Assert.Contains("### Added", notes, StringComparison.Ordinal);
        Assert.DoesNotMatch(Section(), notes);
    }

    [Theory]
    [InlineData("1.2.0", "final")]
    [InlineData("1.2.0-rc.1", "candidate")]
    [InlineData("1.1.0", "first")]
    [InlineData("1.2", "")]
    [InlineData("1.3.0", "")]
    public void ReleaseNotes_AreOfExactlyTheVersion(string version, string expected)
    {
        const string Changelog = "# Changelog\n\n## [1.2.0-rc.1] - 2026-02-03\n\ncandidate\n\n## [1.2.0] - 2026-02-03\n\nfinal\n\n## [1.1.0] - 2026-01-02\n\nfirst\n\n[1.2.0]: https://example.com\n";

        Assert.Equal(expected, ReleaseNotes(Changelog, version));
    }

    private static string ReleaseNotes(string changelog, string version)
    {
        string pattern = XDocument.Load(Repository.At("eng/Package/Package.props")).Descendants("_Section").Single().Value;
        pattern = pattern.Replace("$(Version.Replace('.', '\\.'))", Regex.Escape(version), StringComparison.Ordinal);
        Assert.DoesNotContain("$(", pattern, StringComparison.Ordinal);
        return Regex.Match(changelog, pattern).Value.Trim();
    }

    [GeneratedRegex("^## .*$", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^## \[[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?\] - ([0-9]{4}-[0-9]{2}-[0-9]{2}|Unreleased)$")]
    private static partial Regex VersionSection();

    [GeneratedRegex("^### (?<kind>.*)$", RegexOptions.Multiline)]
    private static partial Regex Kind();
}
