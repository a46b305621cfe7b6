using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Build.Site;

/// <summary>Writes the list of pages for programs that read documentation: <c>llms.txt</c>.</summary>
/// <remarks>https://llmstxt.org</remarks>
internal static partial class PageIndex
{
    /// <summary>Creates the list from the table of contents: a section for each of its sections, and a line for each page with its first sentence.</summary>
    /// <param name="docs">The folder with <c>toc.yml</c> and the pages.</param>
    public static string Create(string docs)
    {
        var text = new StringBuilder(
            "# Lambda.Runtime\n\n> AWS Lambda functions in C#, compiled to one native binary: a package with a source generator, an emulator and a testing library.\n");
        string? section = null;
        foreach (Match entry in Entry().Matches(File.ReadAllText(Path.Combine(docs, "toc.yml"))))
        {
            string name = entry.Groups["name"].Value, page = entry.Groups["page"].Value;
            bool isTop = entry.Groups["indent"].Length == 0;
            if (page == "")
            {
                section = name;
                text.Append('\n').Append("## ").Append(name).Append("\n\n");
                continue;
            }

            if (isTop && section is not "")
            {
                section = "";
                text.Append("\n## Pages\n\n");
            }

            string address = Path.ChangeExtension(Path.Combine("docs", page), ".html").Replace("docs/../", "", StringComparison.Ordinal);
            text.Append("- [").Append(name).Append("](").Append(address).Append("): ").Append(FirstSentence(File.ReadAllText(Path.Combine(docs, page)))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Gets the first sentence below the title, without the addresses of links.</summary>
    public static string FirstSentence(string page)
    {
        string body = page[(page.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimStart();
        string paragraph = LineBreak().Replace(body.Split("\n\n")[0], " ");
        string plain = Link().Replace(paragraph, "${text}");
        Match end = SentenceEnd().Match(plain);
        return end.Success ? plain[..(end.Index + 1)] : plain.TrimEnd();
    }

    // - name: Handlers
    //   href: handlers.md
    [GeneratedRegex(@"^(?<indent> *)- name: (?<name>[^\n]+)\n(?: *expanded: true\n)?(?: *href: (?<page>[^\n]+)\n)?", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\.(?= [A-Z`\[]|\s*$)")]
    private static partial Regex SentenceEnd();
}
