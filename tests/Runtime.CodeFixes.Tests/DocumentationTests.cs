using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>The table of the diagnostics says which have a fix, and every fix has a test.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Fixable = [.. FixedProject.Providers.SelectMany(static provider => provider.FixableDiagnosticIds).Order(StringComparer.Ordinal)];

    [Fact]
    public void Diagnostics_HaveOneProviderAtMost() => Assert.Equal(Fixable.Distinct(), Fixable);

    [Fact]
    public void TableOfDiagnostics_NamesTheFixes()
    {
        Match[] rows = [.. File.ReadLines(Repository.At("docs/diagnostics/README.md")).Select(static line => Row().Match(line)).Where(static row => row.Success)];
        Assert.Equal(Fixable, rows.Where(static row => row.Groups["fix"].Value.Length > 0).Select(static row => row.Groups["id"].Value));
    }

    [Fact]
    public void EveryFixableDiagnostic_HasATest()
    {
        string tests = string.Concat(Directory.GetFiles(Repository.At("tests/Runtime.CodeFixes.Tests"), "*FixTests.cs").Select(File.ReadAllText));
        Assert.All(Fixable, id => Assert.Contains($"\"{id}\"", tests, StringComparison.Ordinal));
    }

    /// <summary>An editor offers the fix for all diagnostics in a document, project or solution, and <c>dotnet format</c> applies it, unless the fix changes JSON.</summary>
    [Fact]
    public void Providers_SupportAllScopes()
    {
        CodeFixProvider[] single = [.. FixedProject.Providers.Where(static provider => provider.GetFixAllProvider() is null)];
        Assert.Equal(["LAMBDA045"], single.SelectMany(static provider => provider.FixableDiagnosticIds));
        Assert.All(FixedProject.Providers.Except(single), static provider => Assert.Contains(FixAllScope.Solution, provider.GetFixAllProvider()!.GetSupportedFixAllScopes()));
    }

    [GeneratedRegex(@"^\| \[(?<id>LAMBDA0[0-9]{2})\]\([^)]*\) \| [^|]* \| (?<fix>[^|]*?) ?\|$")]
    private static partial Regex Row();
}
