using System.Text;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>An HTTP request that becomes an event.</summary>
/// <param name="Method">Such as GET.</param>
/// <param name="Path">The path as it was sent, percent-encoded: <c>/a%20b</c>.</param>
/// <param name="Query">The query without the question mark; empty if the request has none.</param>
internal sealed record HttpEventRequest(string Method, string Path, string Query)
{
    private static readonly string[] TextTypes = ["application/json", "application/javascript", "application/xml"];

    /// <summary>The headers without cookies, with lowercase names; several values of a name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The cookies, each as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Cookies { get; init; } = [];

    /// <summary>The body; <see langword="null"/> if the request has none.</summary>
    public string? Body { get; init; }

    public bool IsBase64Encoded { get; init; }

    public string SourceIp { get; init; } = "203.0.113.10";

    public string RequestId { get; init; } = Guid.NewGuid().ToString();

    public DateTimeOffset Time { get; init; } = EventTime.Default;

    public string Domain => Headers.GetValueOrDefault("host", "localhost");

    public string UserAgent => Headers.GetValueOrDefault("user-agent", "");

    /// <summary>The decoded query parameters with all values of each.</summary>
    public IReadOnlyList<(string Name, string[] Values)> QueryParameters =>
    [
        .. Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .GroupBy(pair => Decode(pair[0]), pair => pair.Length == 2 ? Decode(pair[1]) : "", StringComparer.Ordinal)
            .Select(group => (group.Key, group.ToArray())),
    ];

    /// <summary>Returns the request with a body: as text if the content type is a text type, otherwise in base64.</summary>
    public HttpEventRequest WithBody(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return this;

        return IsText(Headers.GetValueOrDefault("content-type")) && System.Text.Unicode.Utf8.IsValid(body.Span)
            ? this with { Body = Encoding.UTF8.GetString(body.Span) }
            : this with { Body = Convert.ToBase64String(body.Span), IsBase64Encoded = true };
    }

    private static bool IsText(string? contentType)
    {
        string type = contentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        return type.Length == 0 || type.StartsWith("text/", StringComparison.Ordinal) || TextTypes.Contains(type)
            || type.EndsWith("+json", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
