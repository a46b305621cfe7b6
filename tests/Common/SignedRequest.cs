namespace Lambda.Runtime.Tests.Common;

/// <summary>A request as a server has received it, for <see cref="SignatureVerifier"/>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The path and the query of the first line, with every character as it was sent.</param>
/// <param name="Headers">The headers in their order. A repeated one is there repeatedly.</param>
/// <param name="Body">The body without chunks.</param>
internal sealed record SignedRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>The values of a header, each trimmed; empty without it.</summary>
    public string[] Values(string name) =>
        [.. Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static header => header.Value.Trim())];

    /// <summary>The only value of a header; <see langword="null"/> without it.</summary>
    public string? Value(string name) => Values(name) is [string value] ? value : null;
}
