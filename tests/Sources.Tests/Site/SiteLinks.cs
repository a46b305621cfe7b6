using System.Net;
using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests.Site;

/// <summary>The links of a site to its own pages.</summary>
/// <param name="folder">The folder with the pages.</param>
internal sealed partial class SiteLinks(string folder)
{
    private readonly Dictionary<string, HashSet<string>> _anchors = [];

    /// <summary>The number of links that were followed.</summary>
    public int Count { get; private set; }

    /// <summary>Finds links to files or anchors that do not exist, each with its page.</summary>
    public IReadOnlyList<string> FindBroken() =>
    [
        .. Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(match => WebUtility.HtmlDecode(match.Groups["link"].Value))
                .Where(link => !IsRight(page, link)).Distinct().Select(link => $"{Path.GetRelativePath(folder, page)}: {link}")),
    ];

    private bool IsRight(string page, string link)
    {
        if (link.Contains(':', StringComparison.Ordinal) || link is "" or "#" || link.StartsWith('?'))
            return true;
        Count++;
        string[] parts = link.Split('#', 2);
        string target = parts[0] == "" ? page : Path.GetFullPath(Uri.UnescapeDataString(parts[0].Split('?')[0]), Path.GetDirectoryName(page)!);
        if (!File.Exists(target))
            return false;
        return parts.Length == 1 || !target.EndsWith(".html", StringComparison.Ordinal) || AnchorsOf(target).Contains(Uri.UnescapeDataString(parts[1]));
    }

    private HashSet<string> AnchorsOf(string page)
    {
        if (!_anchors.TryGetValue(page, out HashSet<string>? anchors))
            _anchors.Add(page, anchors = [.. Anchor().Matches(File.ReadAllText(page)).Select(static match => WebUtility.HtmlDecode(match.Groups["name"].Value))]);
        return anchors;
    }

    [GeneratedRegex("""<a\b[^>]*?\bhref="(?<link>[^"]*)["]""")]
    private static partial Regex Link();

    [GeneratedRegex("""\b(id|name)="(?<name>[^"]*)["]""")]
    private static partial Regex Anchor();
}
