namespace Lambda.Runtime.Testing;

/// <summary>What a streamed HTTP answer says before its body: the JSON that ends in eight NUL bytes.</summary>
/// <param name="StatusCode">The HTTP status; 200 where the function sent none.</param>
public sealed record HttpPrelude(int StatusCode)
{
    /// <summary>The headers, with names in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The headers of several values, with names in any case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MultiValueHeaders { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The cookies, each the value of a <c>Set-Cookie</c> header.</summary>
    public IReadOnlyList<string> Cookies { get; init; } = [];
}
