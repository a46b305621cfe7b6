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
        string pattern = XDocument.Load(Repository.At("eng/Package/Package.props")).Descendants("_Section").Single().Value;
        string version = RepositoryVersion.Read(Repository.Root);
        pattern = pattern.Replace("$(Version.Replace('.', '\\.'))", Regex.Escape(version), StringComparison.Ordinal);
        Assert.DoesNotContain("$(", pattern, StringComparison.Ordinal);

        string notes = Regex.Match(Text, pattern).Value.Trim();
        Assert.Contains("### Added", notes, StringComparison.Ordinal);
        Assert.DoesNotMatch(Section(), notes);
    }

    [GeneratedRegex("^## .*$", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^## \[[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?\] - ([0-9]{4}-[0-9]{2}-[0-9]{2}|Unreleased)$")]
    private static partial Regex VersionSection();

    [GeneratedRegex("^### (?<kind>.*)$", RegexOptions.Multiline)]
    private static partial Regex Kind();
}
