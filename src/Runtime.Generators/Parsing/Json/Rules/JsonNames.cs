using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Creates the JSON names of properties, as System.Text.Json does.</summary>
internal static class JsonNames
{
    public static string Convert(string name, NamingPolicy policy) => policy switch
    {
        NamingPolicy.CamelCase => CamelCase(name),
        NamingPolicy.SnakeCaseLower => Separated(name, '_', isUpper: false),
        NamingPolicy.SnakeCaseUpper => Separated(name, '_', isUpper: true),
        NamingPolicy.KebabCaseLower => Separated(name, '-', isUpper: false),
        NamingPolicy.KebabCaseUpper => Separated(name, '-', isUpper: true),
        _ => name,
    };

    /// <summary>
    /// <c>HTMLParser2Go</c> becomes <c>html_parser2_go</c>: a word starts at an uppercase letter after a lowercase letter or digit, and at the
    /// last of several uppercase letters before a lowercase letter.
    /// </summary>
    private static string Separated(string name, char separator, bool isUpper)
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (!char.IsLetterOrDigit(c))
            {
                text.Append(c);
                continue;
            }

            bool isCapital = char.IsUpper(c);
            bool startsWord = isCapital && i > 0
                && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1])
                    || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                text.Append(separator);
            text.Append(isUpper ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    /// <summary>
    /// <c>FirstName</c> becomes <c>firstName</c>, and <c>IPAddress</c> becomes <c>ipAddress</c>: uppercase letters at the start become lowercase, except
    /// the one that starts the next word.
    /// </summary>
    public static string CamelCase(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
            return name;

        char[] characters = name.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (i == 1 && !char.IsUpper(characters[i]))
                break;
            bool startsWord = i > 0 && i + 1 < characters.Length && !char.IsUpper(characters[i + 1]);
            if (startsWord)
                break;
            characters[i] = char.ToLowerInvariant(characters[i]);
        }

        return new string(characters);
    }

    /// <summary>Text as it is written between quotes in JSON (RFC 8259, section 7). Half of a surrogate pair becomes U+FFFD.</summary>
    /// <param name="name">A name, or a string.</param>
    /// <param name="isHtmlSafe">With the default escapes of System.Text.Json, otherwise with those that JSON requires.</param>
    public static string Encode(string name, bool isHtmlSafe)
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            char c = IsLone(name, i) ? '\ufffd' : name[i];
            if (isHtmlSafe ? IsPlainInHtml(c) : c >= ' ' && c is not ('"' or '\\'))
                text.Append(c);
            else if (Letter(c) is { } letter && !(isHtmlSafe && c == '"'))
                text.Append('\\').Append(letter);
            else
                text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static bool IsPlainInHtml(char c) => c is >= ' ' and < '\x7f' and not ('"' or '&' or '\'' or '+' or '<' or '>' or '`' or '\\');

    /// <summary>The character after the backslash in the short form of an escape.</summary>
    private static char? Letter(char c) => c switch
    {
        '"' or '\\' => c,
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\b' => 'b',
        '\f' => 'f',
        _ => null,
    };

    /// <summary>Half of a surrogate pair, which is not a character.</summary>
    private static bool IsLone(string name, int i) =>
        (char.IsHighSurrogate(name[i]) && (i + 1 == name.Length || !char.IsLowSurrogate(name[i + 1])))
        || (char.IsLowSurrogate(name[i]) && (i == 0 || !char.IsHighSurrogate(name[i - 1])));
}
