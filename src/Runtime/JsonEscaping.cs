namespace Lambda.Runtime;

/// <summary>Which characters of strings and names are escaped when JSON is written. See <see cref="LambdaJsonAttribute.Escaping"/>.</summary>
/// <remarks>Both are the same JSON for readers. They differ in size, and in the effect of text that is copied into a web page unchanged.</remarks>
public enum JsonEscaping
{
    /// <summary>
    /// The characters that JSON requires to be escaped: the quotation mark as <c>\"</c>, the backslash as <c>\\</c>, and control characters as <c>\n</c>, <c>\t</c> or
    /// <c>\u001F</c>. All others are written as they are, in UTF-8.
    /// </summary>
    Minimal,

    /// <summary>
    /// The characters that System.Text.Json escapes by default: in addition <c>&lt; &gt; &amp; ' + `</c> and all except printable ASCII, as
    /// <c>\u003C</c>, and the quotation mark as <c>\u0022</c>. For responses whose text becomes a part of the markup or script of a web page unchanged.
    /// </summary>
    HtmlSafe,
}
