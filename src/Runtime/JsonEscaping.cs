namespace Lambda.Runtime;

/// <summary>Which characters of strings and names are escaped where JSON is written. See <see cref="LambdaJsonAttribute.Escaping"/>.</summary>
/// <remarks>Readers take both for the same: the difference is in bytes, and in what happens to text that is copied into a web page as it is.</remarks>
public enum JsonEscaping
{
    /// <summary>
    /// Those that JSON requires: the quotation mark as <c>\"</c>, the backslash as <c>\\</c>, and control characters as <c>\n</c>, <c>\t</c> or
    /// <c>\u001F</c>. All others are written as they are, in UTF-8.
    /// </summary>
    Minimal,

    /// <summary>
    /// Those that System.Text.Json escapes by default: in addition <c>&lt; &gt; &amp; ' + `</c> and all that are not printable ASCII, as
    /// <c>\u003C</c>, and the quotation mark as <c>\u0022</c>. For responses whose text becomes part of a web page's markup or script as it is.
    /// </summary>
    HtmlSafe,
}
