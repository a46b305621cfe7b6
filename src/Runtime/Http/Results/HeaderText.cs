namespace Lambda.Runtime.Http.Results;

/// <summary>Refuses headers that HTTP does not allow, such as a value with a line break, which would begin another header.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9110#section-5.5, https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2</remarks>
internal static class HeaderText
{
    /// <exception cref="ArgumentException">The name or the value contains a character that a header cannot have.</exception>
    public static void Require(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        foreach (char letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && !"!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal))
                throw new ArgumentException($"'{name}' is not the name of a header. Expected letters, digits and characters such as hyphens.", nameof(name));
        }

        foreach (char letter in value)
        {
            if (letter != '\t' && char.IsControl(letter))
                throw new ArgumentException($"The value of the header {name} contains a control character, such as a line break. Expected text in one line.", nameof(value));
            if (!char.IsAscii(letter))
            {
                throw new ArgumentException(
                    $"The value of the header {name} contains '{letter}'. Expected characters of ASCII: encode others, as with Uri.EscapeDataString.", nameof(value));
            }
        }
    }
}
