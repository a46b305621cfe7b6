using System.Security.Cryptography;
using System.Text;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>An HTTP request that becomes an event.</summary>
/// <param name="Method">Such as GET.</param>
/// <param name="Path">The path as it was sent, percent-encoded: <c>/a%20b</c>.</param>
/// <param name="Query">The query without the question mark; empty if the request has none.</param>
internal sealed record HttpEventRequest(string Method, string Path, string Query)
{
    /// <summary>The headers with their names as they were sent. A name can occur several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; empty if the request has none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string SourceIp { get; init; } = "203.0.113.10";

    public string RequestId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The second ID that a REST API gives to a request, and sends as <c>x-amz-apigw-id</c>: new for each, and always the same for one.</summary>
    public string ExtendedRequestId => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(RequestId)).AsSpan(0, 11));

    public DateTimeOffset Time { get; init; } = EventTime.Default;

    public string Domain => Find("host") ?? "localhost";

    public string? UserAgent => Find("user-agent");

    /// <summary>The cookies, each as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Cookies =>
    [
        .. Headers.Where(static header => IsCookie(header.Key))
            .SelectMany(static header => header.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    ];

    /// <summary>The decoded query parameters with all values of each.</summary>
    public IReadOnlyList<(string Name, string[] Values)> QueryParameters => Parameters(Decode);

    /// <summary>The query parameters as they were sent, percent-encoded, with all values of each.</summary>
    public IReadOnlyList<(string Name, string[] Values)> EncodedQueryParameters => Parameters(static text => text);

    /// <summary>Whether the name is that of the header with cookies.</summary>
    public static bool IsCookie(string name) => name.Equals("Cookie", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the values of a header, joined by commas; <see langword="null"/> if the request does not have it.</summary>
    public string? Find(string name)
    {
        string[] values = [.. Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static header => header.Value)];
        return values.Length == 0 ? null : string.Join(',', values);
    }

    /// <summary>Returns the request without some headers.</summary>
    public HttpEventRequest Without(Func<string, bool> isDropped) => this with { Headers = [.. Headers.Where(header => !isDropped(header.Key))] };

    /// <summary>Returns the request with a header at the end, unless it has one of that name.</summary>
    public HttpEventRequest WithDefault(string name, string value) => Find(name) is null ? this with { Headers = [.. Headers, KeyValuePair.Create(name, value)] } : this;

    private (string Name, string[] Values)[] Parameters(Func<string, string> decode) =>
    [
        .. Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .GroupBy(pair => decode(pair[0]), pair => pair.Length == 2 ? decode(pair[1]) : "", StringComparer.Ordinal)
            .Select(static group => (group.Key, group.ToArray())),
    ];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
