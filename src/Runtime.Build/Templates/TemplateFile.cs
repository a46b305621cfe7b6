using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Build.Templates;

/// <summary>A template on disk. Its last line is a digest of those before it, which tells whether somebody has edited them.</summary>
/// <remarks>Not beside it or in obj: the line is there in another checkout too.</remarks>
internal static class TemplateFile
{
    private const string Mark = "# As written by dotnet publish, which writes it again while this line is true: ";

    /// <summary>The whole file.</summary>
    public static string Signed(string text) => $"{text}\n{Mark}{Digest($"{text}\n")}\n";

    /// <summary>Whether the file is as it was written. A line break of another system is no edit.</summary>
    public static bool IsUntouched(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var mark = text.LastIndexOf(Mark, StringComparison.Ordinal);
        return mark >= 0 && text[(mark + Mark.Length)..] == $"{Digest(text[..mark])}\n";
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
