using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Build.Templates;

/// <summary>A template on disk. Its last line is a digest of the lines before it, which shows whether the user has edited them.</summary>
/// <remarks>The digest is in the file, so that it also exists in another checkout.</remarks>
internal static class TemplateFile
{
    private const string Mark = "# Written by dotnet publish, which replaces this file unless it has been edited. Digest of the lines above: ";

    /// <summary>Adds the digest to the text.</summary>
    public static string AddDigest(string text) => $"{text}\n{Mark}{Digest($"{text}\n")}\n";

    /// <summary>Returns whether the file is unchanged. Line breaks of another system are ignored.</summary>
    public static bool IsUnedited(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var mark = text.LastIndexOf(Mark, StringComparison.Ordinal);
        return mark >= 0 && text[(mark + Mark.Length)..] == $"{Digest(text[..mark])}\n";
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
