using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>Rules for source files that the build does not check, and that a formatter checks only after it has loaded every project.</summary>
public sealed partial class SourceFilesTests
{
    private static readonly string[] Folders = ["src", "tests", "samples", "eng"];

    [Fact]
    public void Usings_AreSortedWithThoseOfSystemFirst()
    {
        string[] files = [.. Folders.SelectMany(static folder => Repository.Files(folder, ".cs"))];
        Assert.True(files.Length > 300, $"There are only {files.Length} source files.");
        string[] wrong = [.. files.Where(static file => !IsSorted(File.ReadLines(file)))];
        Assert.True(wrong.Length == 0, $"Sort the usings, those of System first (dotnet format does it): {string.Join(", ", wrong)}");
    }

    private static bool IsSorted(IEnumerable<string> lines)
    {
        // An alias and a static using come after the namespaces, and have no order that matters.
        string[] names = [.. lines.TakeWhile(static line => !line.StartsWith("namespace ", StringComparison.Ordinal)).Select(static line => Using().Match(line))
            .Where(static match => match.Success).Select(static match => match.Groups["name"].Value)];
        return names.SequenceEqual(names.OrderBy(static name => !OfSystem().IsMatch(name)).ThenBy(static name => name, StringComparer.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"^using (?<name>[\w.]+);")]
    private static partial Regex Using();

    [GeneratedRegex(@"^System(\.|$)")]
    private static partial Regex OfSystem();
}
