using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>The response to a <see cref="HttpApiRequest"/>.</summary>
/// <remarks>
/// A handler may also return any other JSON, which becomes the body of a response with status 200 and the content type <c>application/json</c>.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
/// </remarks>
public sealed class HttpApiResponse
{
    /// <summary>The status, 200 by default.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>
    /// The headers. A header with several values has them in one string, with commas between them, except for <c>Set-Cookie</c>: use <see cref="Cookies"/>.
    /// Without <c>Content-Type</c>, the content is <c>text/plain; charset=utf-8</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The values of the headers <c>Set-Cookie</c>, such as <c>id=7; Secure; HttpOnly</c>.</summary>
    public IReadOnlyList<string>? Cookies { get; init; }

    /// <summary>The body: text, or bytes in base64 if <see cref="IsBase64Encoded"/>.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body is in base64, and the service decodes it for the client.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBase64Encoded { get; init; }
}
