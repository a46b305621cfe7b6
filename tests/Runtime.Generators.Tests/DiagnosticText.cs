using System.Globalization;
using Lambda.Runtime.Shared;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

internal static class DiagnosticText
{
    /// <summary>Asserts that a source has one diagnostic, an error at what is between <c>[|</c> and <c>|]</c>.</summary>
    public static void AssertError(string source, string id, string message, MetadataReference[]? packages = null)
    {
        int start = source.IndexOf("[|", StringComparison.Ordinal);
        string marked = source[(start + 2)..source.IndexOf("|]", StringComparison.Ordinal)];
        var generation = Generation.Run(source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), packages: packages);
        Diagnostic found = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal((id, DiagnosticSeverity.Error), (found.Id, found.Severity));
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
        Assert.Equal(marked, found.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(found.Location.SourceSpan));
    }

    /// <summary>Returns the message without the page that it names if the repository has no address.</summary>
    public static string Text(this Diagnostic diagnostic) =>
        diagnostic.GetMessage(CultureInfo.InvariantCulture).Replace($" ({DiagnosticPage.Path(diagnostic.Id)})", "", StringComparison.Ordinal);
}
