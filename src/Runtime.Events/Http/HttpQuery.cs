using System.Net;

namespace Lambda.Runtime.Events;

/// <summary>Finds the values of a parameter in encoded query strings.</summary>
internal static class HttpQuery
{
    /// <summary>The decoded values of a parameter, in order.</summary>
    /// <param name="query">The query string, without a question mark.</param>
    /// <param name="name">The decoded name, with its case.</param>
    public static IReadOnlyList<string> GetValues(string query, string name)
    {
        List<string> values = [];
        foreach (Range range in query.AsSpan().Split('&'))
        {
            string parameter = query[range];
            int equals = parameter.IndexOf('=', StringComparison.Ordinal);
            string encoded = equals < 0 ? parameter : parameter[..equals];
            if (parameter.Length > 0 && Decode(encoded) == name)
                values.Add(equals < 0 ? "" : Decode(parameter[(equals + 1)..]));
        }

        return values;
    }

    public static void AddDecoded(List<string> values, IReadOnlyList<string> encoded)
    {
        foreach (string value in encoded)
            values.Add(Decode(value));
    }

    /// <summary>A plus sign is a space. What is not a valid escape is left as it is.</summary>
    public static string Decode(string encoded) => WebUtility.UrlDecode(encoded);
}
