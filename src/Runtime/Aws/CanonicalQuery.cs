using System.Text;

namespace Lambda.Runtime.Aws;

/// <summary>Writes the query of a request as the signature contains it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request</remarks>
internal static class CanonicalQuery
{
    /// <summary>Encodes names and values, and sorts by both, in the order of their bytes.</summary>
    /// <param name="query">The query as it is sent, with or without its question mark: <c>?b=2&amp;a</c> becomes <c>a=&amp;b=2</c>.</param>
    public static string Write(ReadOnlySpan<char> query)
    {
        if (query.StartsWith('?'))
            query = query[1..];
        if (query.IsEmpty)
            return "";

        var parameters = new List<(string Name, string Value)>();
        var text = new StringBuilder();
        foreach (Range range in query.Split('&'))
        {
            ReadOnlySpan<char> parameter = query[range];
            if (parameter.IsEmpty)
                continue;
            int equals = parameter.IndexOf('=');
            string name = Reencode(text, equals < 0 ? parameter : parameter[..equals]);
            parameters.Add((name, equals < 0 ? "" : Reencode(text, parameter[(equals + 1)..])));
        }

        parameters.Sort(static (left, right) =>
        {
            int names = string.CompareOrdinal(left.Name, right.Name);
            return names != 0 ? names : string.CompareOrdinal(left.Value, right.Value);
        });
        foreach ((string name, string value) in parameters)
            text.Append(text.Length > 0 ? "&" : "").Append(name).Append('=').Append(value);
        return text.ToString();
    }

    private static string Reencode(StringBuilder buffer, ReadOnlySpan<char> part)
    {
        UriEncoding.AppendReencoded(buffer, part);
        string result = buffer.ToString();
        buffer.Clear();
        return result;
    }
}
