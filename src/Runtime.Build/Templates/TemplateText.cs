using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lambda.Runtime.Build.Templates;

/// <summary>Writes texts as values of templates.</summary>
internal static class TemplateText
{
    /// <summary>Writes a JSON string, which is also a valid YAML string.</summary>
    public static string Json(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>Writes a string of Terraform, in which a brace after a dollar or percent sign begins an expression.</summary>
    public static string Terraform(string value) =>
        Json(value).Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);

    /// <summary>Writes a word of bash.</summary>
    public static string Bash(string value) => $"'{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
