using System.Text;

namespace Lambda.Runtime.Aws;

/// <summary>Writes the query of a request as the signature contains it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request</remarks>
internal static class CanonicalQuery
{
    /// <summary>Precedes every encoded character, so that a name is sorted before the names that begin with it: <c>Param</c> before <c>Param-3</c>.</summary>
    private const char Separator = '\0';

    /// <summary>Encodes names and values, and sorts by both, in the order of their bytes.</summary>
    /// <param name="query">The query as it is sent, with or without its question mark: <c>?b=2&amp;a</c> becomes <c>a=&amp;b=2</c>.</param>
    public static string Write(ReadOnlySpan<char> query)
    {
        if (query.StartsWith('?'))
            query = query[1..];
        if (query.IsEmpty)
            return "";

        var parameters = new List<string>();
        var text = new StringBuilder();
        foreach (Range range in query.Split('&'))
        {
            ReadOnlySpan<char> parameter = query[range];
            if (parameter.IsEmpty)
                continue;
            int equals = parameter.IndexOf('=');
            UriEncoding.AppendReencoded(text, equals < 0 ? parameter : parameter[..equals]);
            text.Append(Separator);
            UriEncoding.AppendReencoded(text, equals < 0 ? "" : parameter[(equals + 1)..]);
            parameters.Add(text.ToString());
            text.Clear();
        }

        parameters.Sort(StringComparer.Ordinal);
        return string.Join('&', parameters).Replace(Separator, '=');
    }
}
