using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>The response to a <see cref="RestApiRequest"/>.</summary>
/// <remarks>
/// A REST API rejects a response with any other member, with status 502.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
/// </remarks>
public sealed class RestApiResponse
{
    /// <summary>The status, 200 by default.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The headers. Without <c>Content-Type</c>, the content of a REST API is <c>application/json</c>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Headers with several values, such as <c>Set-Cookie</c>. Do not repeat those in <see cref="Headers"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <summary>The body: text, or bytes in base64 if <see cref="IsBase64Encoded"/>.</summary>
    public string? Body { get; init; }

    /// <summary>
    /// Whether the body is in base64. A REST API decodes it only if the request's header <c>Accept</c> or the response's content type is one of the API's binary
    /// media types, an HTTP API always.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBase64Encoded { get; init; }
}
