using System.Text;
using Lambda.Runtime.Aws;

namespace Lambda.Runtime.Extensions;

/// <summary>Builds the path and the query of a request.</summary>
internal sealed class ExtensionPath(string start = "")
{
    private readonly StringBuilder _text = new(start);
    private char _separator = '?';

    /// <summary>Adds a segment of the path.</summary>
    /// <param name="before">The path before it, which ends with a slash.</param>
    /// <param name="name">The segment, which is encoded.</param>
    /// <param name="parameter">The name of the user's argument.</param>
    /// <exception cref="ArgumentException">The segment is empty, or it would change the path.</exception>
    public ExtensionPath Segment(string before, string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (name is "." or "..")
            throw new ArgumentException($"'{name}' is not a name.", parameter);
        _text.Append(before);
        return Encode(name);
    }

    /// <summary>Adds a parameter of the query, unless its value is <see langword="null"/>.</summary>
    public ExtensionPath Query(string name, string? value)
    {
        if (value is null)
            return this;
        _text.Append(_separator).Append(name).Append('=');
        _separator = '&';
        return Encode(value);
    }

    public override string ToString() => _text.ToString();

    private ExtensionPath Encode(string value)
    {
        UriEncoding.AppendEncoded(_text, value);
        return this;
    }
}
