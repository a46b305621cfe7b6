using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>Links of pages lead to files and headings that exist, and SECURITY.md names tests that exist.</summary>
public sealed partial class LinkTests
{
    private static string[] Pages { get; } =
    [
        .. Directory.GetFiles(Repository.Root, "*.md"),
        .. new[] { ".github", "docs", "samples", "src", "tests" }.SelectMany(static folder => Repository.Files(folder, ".md")),
    ];

    [Fact]
    public void Links_LeadToFilesAndHeadings()
    {
        Assert.True(Pages.Length > 100, $"There are only {Pages.Length} pages.");
        string[] broken =
        [
            .. from page in Pages
               from Match link in Link().Matches(WithoutCode(File.ReadAllText(page)))
               let target = link.Groups["target"].Value
               where !Exists(page, target)
               select $"{Path.GetRelativePath(Repository.Root, page)}: {target}",
        ];
        Assert.True(broken.Length == 0, string.Join('\n', broken));
    }

    [Fact]
    public void TestsInTheSecurityPage_Exist()
    {
        Match[] names = [.. TestName().Matches(File.ReadAllText(Repository.At("SECURITY.md"))).Cast<Match>()];
        Assert.True(names.Length > 10, $"The page names only {names.Length} tests.");
        ILookup<string, string> files = Repository.Files("tests", ".cs").ToLookup(static file => Path.GetFileNameWithoutExtension(file));
        Assert.All(names, name =>
        {
            string file = Assert.Single(files[name.Groups["class"].Value]);
            if (name.Groups["method"] is { Success: true } method)
                Assert.Contains($" {method.Value}(", File.ReadAllText(file), StringComparison.Ordinal);
        });
    }

    private static bool Exists(string page, string target)
    {
        string[] parts = target.Trim('<', '>').Split('#', 2);
        string path = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0]));
        return Path.Exists(path) && (parts.Length == 1 || Anchors(path).Contains(parts[1]));
    }

    /// <summary>The anchors of headings, as GitHub makes them.</summary>
    private static HashSet<string> Anchors(string page)
    {
        HashSet<string> anchors = [];
        foreach (Match heading in Heading().Matches(WithoutBlocks(File.ReadAllText(page))))
        {
            string text = LinkText().Replace(heading.Groups["text"].Value, "$1").Trim().ToLowerInvariant();
            string anchor = string.Concat(text.Where(static letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');
            for (int number = 1; !anchors.Add(number == 1 ? anchor : $"{anchor}-{number - 1}"); number++)
            {
            }
        }

        return anchors;
    }

    private static string WithoutCode(string text) => Code().Replace(WithoutBlocks(text), "");

    private static string WithoutBlocks(string text) => Block().Replace(text, "");

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>(?!https?:)[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"`[^`\n]*\]\([^`\n]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<method>\w+))?`")]
    private static partial Regex TestName();
}
