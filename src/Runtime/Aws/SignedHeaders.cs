using System.Net.Http.Headers;

namespace Lambda.Runtime.Aws;

/// <summary>Selects the headers of a request that are signed: <c>Host</c>, <c>Content-Type</c>, <c>Content-MD5</c> and all that begin with <c>X-Amz-</c>.</summary>
/// <remarks>
/// AWS demands <c>Host</c> and those that begin with <c>X-Amz-</c>. Other headers are not signed, because handlers after the signer and proxies add, change and remove
/// them, for example <c>Accept-Encoding</c>, <c>traceparent</c> and <c>Via</c>. The length of the body is not, because the hash contains the body.
/// </remarks>
internal static class SignedHeaders
{
    private const string Prefix = "X-Amz-";

    /// <summary>Lists the headers in the order in which .NET sends them.</summary>
    public static List<KeyValuePair<string, string>> From(HttpRequestMessage request)
    {
        List<KeyValuePair<string, string>> headers = [new("host", HostOf(request))];
        Add(headers, request.Headers);
        if (request.Content is { } content)
            Add(headers, content.Headers);
        return headers;
    }

    /// <summary>The <c>Host</c> that .NET sends for an address: without the port if it is that of the scheme.</summary>
    public static string HostOf(Uri address)
    {
        string host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost;
        return address.IsDefaultPort ? host : $"{host}:{address.Port}";
    }

    private static string HostOf(HttpRequestMessage request) => request.Headers.Host ?? HostOf(request.RequestUri!);

    /// <summary>Values of one header are sent in one line, with the separator that <see cref="HeaderStringValues.ToString"/> writes.</summary>
    private static void Add(List<KeyValuePair<string, string>> signed, HttpHeaders headers)
    {
        foreach ((string name, HeaderStringValues values) in headers.NonValidated)
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Content-MD5", StringComparison.OrdinalIgnoreCase))
                signed.Add(new(name, values.ToString()));
        }
    }
}
