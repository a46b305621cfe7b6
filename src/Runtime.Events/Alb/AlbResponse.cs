namespace Lambda.Runtime.Events;

/// <summary>The response to an <see cref="AlbRequest"/>.</summary>
/// <remarks>
/// The load balancer reads the headers with several values if those of the request are, otherwise those with one, and ignores the others.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
/// </remarks>
public sealed class AlbResponse
{
    /// <summary>The status, 200 by default.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The status with its description, such as <c>200 OK</c>, which HTTP/1.1 clients receive.</summary>
    public string? StatusDescription { get; init; }

    /// <summary>The headers, if the target group has single values. Without <c>Content-Type</c>, the response has none.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The headers, if the target group has several values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <summary>The body: text, or bytes in base64 if <see cref="IsBase64Encoded"/>. Never <see langword="null"/>, for which the client receives status 502.</summary>
    public string Body { get; init; } = "";

    /// <summary>Whether the body is in base64, without line breaks, and the load balancer decodes it for the client.</summary>
    public bool IsBase64Encoded { get; init; }
}
