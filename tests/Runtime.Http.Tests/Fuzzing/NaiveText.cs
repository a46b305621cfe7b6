using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>Reads text simply.</summary>
internal static partial class NaiveText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes <c>%41</c> once. A percent sign that two hexadecimal digits do not follow stands for itself.</summary>
    public static byte[] Decode(string text, bool plusIsSpace) =>
    [
        .. Escape().Matches(text).SelectMany(match => match.Groups["hex"].Success ? [byte.Parse(match.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)]
            : match.Value == "+" && plusIsSpace ? " "u8.ToArray()
            : Encoding.UTF8.GetBytes(match.Value)),
    ];

    /// <returns><see langword="null"/> for bytes that are not valid UTF-8.</returns>
    public static string? ToText(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Only letters of ASCII have cases in paths and names.</summary>
    public static bool EqualsIgnoreCase(string one, string other) => ToLower(one) == ToLower(other);

    public static BigInteger? ToInteger(string text) => Integer().IsMatch(text) ? BigInteger.Parse(text, CultureInfo.InvariantCulture) : null;

    public static bool IsGuid(string text) => GuidPattern().IsMatch(text);

    private static string ToLower(string text) => string.Concat(text.Select(static letter => char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter));

    /// <summary>Text between escapes is one match, so that pairs of surrogates stay together.</summary>
    [GeneratedRegex(@"%(?<hex>[0-9A-Fa-f]{2})|\+|[^%+]+|%", RegexOptions.Singleline)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\A[+-]?[0-9]+\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z")]
    private static partial Regex GuidPattern();
}
