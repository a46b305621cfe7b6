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
        var lines = new StringBuilder();
        var names = new StringBuilder();

        // OrderBy keeps the order of repeated headers. Names are ASCII.
        foreach (IGrouping<string, string> header in headers.GroupBy(static header => header.Key.ToLowerInvariant(), static header => header.Value).OrderBy(
            static header => header.Key, StringComparer.Ordinal))
        {
            names.Append(names.Length > 0 ? ";" : "").Append(header.Key);
            lines.Append(header.Key).Append(':');
            bool isFirst = true;
            foreach (string value in header)
            {
                if (!isFirst)
                    lines.Append(',');
                AppendTrimmed(lines, value);
                isFirst = false;
            }

            lines.Append('\n');
        }

        return new CanonicalHeaders(lines.ToString(), names.ToString());
    }

    /// <summary>Leaves out white space at both ends, and writes one space for each other sequence of it.</summary>
    private static void AppendTrimmed(StringBuilder output, string value)
    {
        bool isPending = false;
        foreach (char character in value.AsSpan().Trim(" \t\r\n"))
        {
            if (character is ' ' or '\t' or '\r' or '\n')
            {
                isPending = true;
                continue;
            }

            if (isPending)
                output.Append(' ');
            isPending = false;
            output.Append(character);
        }
    }
}
