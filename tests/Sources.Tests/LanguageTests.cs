using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>Texts do not use the phrases of a list.</summary>
public sealed class LanguageTests
{
    private static readonly string[] Extensions = [".cs", ".md", ".props", ".targets", ".csproj", ".c", ".sh", ".js", ".html", ".css"];
    private static readonly string[] Roots = ["src", "tests", "samples", "docs", "eng"];
    private static readonly string[] RootFiles = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "build.sh"];

    /// <summary>The page that lists words not to use.</summary>
    private static readonly string[] Excluded = ["docs/glossary.md"];

    [Fact]
    public void Texts_DoNotUseListedPhrases()
    {
        (Regex Pattern, string Instead)[] phrases = [.. Phrases()];
        Assert.True(phrases.Length > 15, $"found {phrases.Length} phrases");
        string[] files = [.. Files().Except(Excluded.Select(Repository.At))];
        Assert.True(files.Length > 900, $"found {files.Length} files");
        string[] found =
        [
            .. from file in files
               from line in File.ReadLines(file).Select(static (text, index) => (Text: text, Number: index + 1))
               from phrase in phrases
               let match = phrase.Pattern.Match(line.Text)
               where match.Success
               select $"{Path.GetRelativePath(Repository.At("."), file)}({line.Number}): \"{match.Value}\"; use instead: {phrase.Instead}",
        ];
        Assert.True(found.Length == 0, $"Expected none of the phrases of Language/phrases.txt, found {found.Length}:\n{string.Join('\n', found.Take(200))}");
    }

    private static IEnumerable<(Regex Pattern, string Instead)> Phrases() =>
        from line in File.ReadLines(Repository.At("tests/Sources.Tests/Language/phrases.txt"))
        where line.Length > 0 && line[0] != '#'
        let parts = line.Split("=>", 2, StringSplitOptions.TrimEntries)
        select (new Regex(parts[0], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled), parts[1]);

    private static IEnumerable<string> Files() =>
        Roots.SelectMany(static folder => Repository.Files(folder, Extensions)).Concat(RootFiles.Select(Repository.At));
}
