using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Build.Templates;

/// <summary>A template on disk. Its last line is a digest of the lines before it, which shows whether the user has edited them.</summary>
/// <remarks>The digest is in the file, so that it also exists in another checkout.</remarks>
internal static partial class TemplateFile
{
    private const string Mark = "# Written by dotnet publish, which replaces this file unless it has been edited. Digest of the lines above: ";

    /// <summary>Adds the digest to the text.</summary>
    public static string AddDigest(string text) => $"{text}\n{Mark}{Digest($"{text}\n")}\n";

    /// <summary>Returns whether the file is unchanged. Line breaks of another system are ignored.</summary>
    public static bool IsUnedited(string file)
    {
        string text = File.ReadAllText(file).ReplaceLineEndings("\n");
        int mark = text.LastIndexOf(Mark, StringComparison.Ordinal);
        return mark >= 0 && text[(mark + Mark.Length)..] == $"{Digest(text[..mark])}\n";
    }

    /// <summary>Describes which lines a new template has that an edited one does not have: those that the user has changed, and those that came with a later publish.</summary>
    public static string DescribeMissing(string file, string text)
    {
        const int shown = 3;
        var existing = File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. text.Split('\n').Select(static line => line.Trim()).Where(line => line.Length > 0 && !existing.Contains(line)).Distinct()];
        if (missing.Length == 0)
            return "It has all lines of a new one.";
        string lines = missing.Length == 1 ? "line" : "lines";
        return $"A new one would have {missing.Length} other {lines}: {string.Join("  ", missing.Take(shown))}{(missing.Length > shown ? "  …" : "")}";
    }

    /// <summary>Returns the names of resources, without the prefix, that one text has and another does not have.</summary>
    public static IReadOnlyList<string> NamesOnlyIn(string text, string other) => [.. Names(text).Except(Names(other)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Names(string text) => PrefixedNames().Matches(text).Select(static match => match.Groups["name"].Value);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>A name after <see cref="PrefixedName.Sam"/>, <see cref="PrefixedName.Terraform"/> or <see cref="PrefixedName.Bash"/>.</summary>
    [GeneratedRegex(@"\$\{(Prefix|var\.prefix|prefix)\}(?<name>[\w.-]+)")]
    private static partial Regex PrefixedNames();
}
