using System.Globalization;
using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>Rules for source files that the build does not check, and that a formatter checks only after it has loaded every project.</summary>
public sealed partial class SourceFilesTests
{
    private static readonly string[] Folders = ["src", "tests", "samples", "eng"];

    [Fact]
    public void Usings_AreSortedWithThoseOfSystemFirst()
    {
        string[] wrong = [.. SourceFiles().Where(static file => !IsSorted(File.ReadLines(file)))];
        Assert.True(wrong.Length == 0, $"Sort the usings, those of System first (dotnet format does it): {string.Join(", ", wrong)}");
    }

    [Fact]
    public void Lines_AreNotLongerThanEditorConfigAllows()
    {
        int limit = int.Parse(MaxLineLength().Match(File.ReadAllText(Repository.At(".editorconfig"))).Groups["length"].Value, CultureInfo.InvariantCulture);
        string[] wrong = [.. SourceFiles().Where(static file => !file.Contains("/Snapshots/", StringComparison.Ordinal))
            .SelectMany(file => FindLongLines(File.ReadLines(file), limit)
                .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}({line.Number}): {line.Length} characters"))];
        Assert.True(wrong.Length == 0, $"Wrap the lines of more than {limit} characters:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData("    Call(first, second);")]
    [InlineData("    // A comment of many words")]
    [InlineData("    Call(\"short\", \"strings\");")]
    [InlineData("    Call(\"\"\"short\"\"\", \"\"\"s\"\"\");")]
    public void LineThatCanBeWrapped_IsFound(string line) => Assert.Equal([(1, line.Length)], FindLongLines([line], limit: 20));

    [Theory]
    [InlineData("    Call(first);")]
    [InlineData("    Call(\"a string that is too long\", second);")]
    [InlineData("    Call(\"a \\\"string\\\" of 20\");")]
    [InlineData("    $\"\"\"a \"string\" of 20\"\"\";")]
    [InlineData("    [InlineData(\"some\", \"test data\")]")]
    [InlineData("    { \"some\", \"test data\" },")]
    [InlineData("    Call(first, \"\"\"\n        a line in a raw string\n        \"\"\");")]
    public void LineThatIsShortOrCannotBeWrapped_IsNotFound(string lines) => Assert.Empty(FindLongLines(lines.Split('\n'), limit: 20));

    private static string[] SourceFiles()
    {
        string[] files = [.. Folders.SelectMany(static folder => Repository.Files(folder, ".cs"))];
        Assert.True(files.Length > 300, $"There are only {files.Length} source files.");
        return files;
    }

    /// <summary>Finds long lines that can be wrapped: not those in raw strings, not strings that are too long alone, and not rows of test data.</summary>
    private static IEnumerable<(int Number, int Length)> FindLongLines(IEnumerable<string> lines, int limit)
    {
        int rawQuotes = 0;
        foreach ((int index, string line) in lines.Index())
        {
            bool startsInRawString = rawQuotes > 0;
            foreach (ValueMatch quotes in RawQuotes().EnumerateMatches(line))
                rawQuotes = rawQuotes == 0 ? quotes.Length : quotes.Length >= rawQuotes ? 0 : rawQuotes;
            if (line.Length <= limit || startsInRawString || DataRow().IsMatch(line))
                continue;
            // A string that stands alone is followed by up to two characters.
            int indentation = line.Length - line.TrimStart().Length;
            if (!StringLiteral().Matches(line).Any(literal => indentation + literal.Length + 2 > limit))
                yield return (index + 1, line.Length);
        }
    }

    private static bool IsSorted(IEnumerable<string> lines)
    {
        // An alias and a static using come after the namespaces, and have no order that matters.
        string[] names = [.. lines.TakeWhile(static line => !line.StartsWith("namespace ", StringComparison.Ordinal)).Select(static line => Using().Match(line))
            .Where(static match => match.Success).Select(static match => match.Groups["name"].Value)];
        return names.SequenceEqual(names.OrderBy(static name => !OfSystem().IsMatch(name)).ThenBy(static name => name, StringComparer.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"^max_line_length = (?<length>\d+)$", RegexOptions.Multiline)]
    private static partial Regex MaxLineLength();

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawQuotes();

    [GeneratedRegex("\"{3}.*?\"{3,}|\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex StringLiteral();

    [GeneratedRegex(@"^\s*(\[InlineData\(|\{ .*\},?$)")]
    private static partial Regex DataRow();

    [GeneratedRegex(@"^using (?<name>[\w.]+);")]
    private static partial Regex Using();

    [GeneratedRegex(@"^System(\.|$)")]
    private static partial Regex OfSystem();
}
