namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>The headers that a service does not pass on, or passes on under another name.</summary>
internal static class GatewayHeaders
{
    private const string RemappedPrefix = "x-amzn-Remapped-";

    private static readonly HashSet<string> HopByHop = Create("Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade");

    private static readonly HashSet<string> RemappedByFunctionUrl =
        Create("Connection", "Content-Length", "Date", "Keep-Alive", "Server", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "WWW-Authenticate");

    private static readonly HashSet<string> RemappedByRestApi =
        Create("Authorization", "Connection", "Content-Length", "Content-MD5", "Date", "Max-Forwards", "Server", "User-Agent", "WWW-Authenticate");

    private static readonly HashSet<string> DroppedFromRestResponses =
        Create("Expect", "Host", "Keep-Alive", "Proxy-Authenticate", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via");

    private static readonly HashSet<string> DroppedFromRestRequests = Create(
        "Connection", "Content-Length", "Content-MD5", "Expect", "Keep-Alive", "Max-Forwards", "Proxy-Authenticate", "Proxy-Connection", "Server", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade", "WWW-Authenticate");

    /// <summary>Whether a header is only for the connection.</summary>
    public static bool IsHopByHop(string name) => HopByHop.Contains(name);

    /// <summary>Whether a REST API keeps a header of the request from the function.</summary>
    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html</remarks>
    public static bool IsDroppedFromRestRequest(string name) => DroppedFromRestRequests.Contains(name);

    /// <summary>The headers of a response from a function URL.</summary>
    public static IEnumerable<KeyValuePair<string, string>> FromFunctionUrl(IEnumerable<KeyValuePair<string, string>> headers) =>
        Remap(headers, RemappedByFunctionUrl);

    /// <summary>The headers of a response from a REST API.</summary>
    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html</remarks>
    public static IEnumerable<KeyValuePair<string, string>> FromRestApi(IEnumerable<KeyValuePair<string, string>> headers) =>
        Remap(headers.Where(static header => !DroppedFromRestResponses.Contains(header.Key)), RemappedByRestApi);

    /// <summary>The headers of a response from an HTTP API or a load balancer, which compute the length of the body.</summary>
    public static IEnumerable<KeyValuePair<string, string>> WithoutHopByHop(IEnumerable<KeyValuePair<string, string>> headers) =>
        headers.Where(static header => !IsHopByHop(header.Key) && !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds the content type that the service assumes.</summary>
    public static KeyValuePair<string, string>[] WithContentType(IEnumerable<KeyValuePair<string, string>> headers, string contentType)
    {
        KeyValuePair<string, string>[] all = [.. headers];
        return Array.Exists(all, static header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            ? all
            : [.. all, KeyValuePair.Create("Content-Type", contentType)];
    }

    private static IEnumerable<KeyValuePair<string, string>> Remap(IEnumerable<KeyValuePair<string, string>> headers, HashSet<string> remapped) =>
        headers.Select(header => remapped.Contains(header.Key) ? KeyValuePair.Create($"{RemappedPrefix}{header.Key}", header.Value) : header);

    private static HashSet<string> Create(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
