using System.Text;

namespace Lambda.Runtime.Aws;

/// <summary>The signed headers of a request as the signature contains them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request</remarks>
internal sealed class CanonicalHeaders
{
    private CanonicalHeaders(string lines, string names)
    {
        Lines = lines;
        Names = names;
    }

    /// <summary><c>host:example.amazonaws.com\nx-amz-date:20150830T123600Z\n</c>.</summary>
    public string Lines { get; }

    /// <summary><c>host;x-amz-date</c>.</summary>
    public string Names { get; }

    /// <summary>Sorts the headers by name, joins the values of repeated ones, and trims them.</summary>
    /// <param name="headers">The headers in the order in which they are sent, in any case.</param>
    public static CanonicalHeaders From(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var values = new SortedList<string, string>(StringComparer.Ordinal);
        foreach ((string header, string value) in headers)
        {
            string name = header.ToLowerInvariant(), trimmed = Trim(value);
            values[name] = values.TryGetValue(name, out string? earlier) ? $"{earlier},{trimmed}" : trimmed;
        }

        var lines = new StringBuilder();
        foreach ((string name, string value) in values)
            lines.Append(name).Append(':').Append(value).Append('\n');
        return new CanonicalHeaders(lines.ToString(), string.Join(';', values.Keys));
    }

    /// <summary>Leaves out white space at both ends, and writes one space for each other sequence of it.</summary>
    private static string Trim(string value)
    {
        var output = new StringBuilder(value.Length);
        foreach (Range range in value.AsSpan().SplitAny(" \t\r\n"))
        {
            ReadOnlySpan<char> word = value.AsSpan(range);
            if (word.IsEmpty)
                continue;
            if (output.Length > 0)
                output.Append(' ');
            output.Append(word);
        }

        return output.ToString();
    }
}
