namespace Lambda.Runtime.Events;

/// <summary>A request to an Amazon API Gateway REST API with proxy integration, or to an HTTP API with payload format 1.0.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html and
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
/// </remarks>
public sealed class RestApiRequest
{
    /// <summary><c>1.0</c> from an HTTP API. <see langword="null"/> from a REST API.</summary>
    public string? Version { get; init; }

    /// <summary>The resource that matched, such as <c>/orders/{id}</c>.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The path as it was sent, percent-encoded. Without the stage, but with the base path of a custom domain's mapping.</summary>
    public string Path { get; init; } = "";

    /// <summary>The method, such as <c>GET</c>.</summary>
    public string HttpMethod { get; init; } = "";

    /// <summary>
    /// The headers, with names in the case in which they were sent. Of several with the same name, the last. <see cref="GetHeader"/> ignores the case.
    /// <see langword="null"/> in test invocations of the console.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The headers with all their values. <see langword="null"/> in test invocations of the console.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <summary>The decoded query parameters. Of several with the same name, the last. <see langword="null"/> if the request has none.</summary>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The decoded query parameters with all their values. <see langword="null"/> if the request has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueQueryStringParameters { get; init; }

    /// <summary>
    /// The parameters of the resource's path. A REST API leaves them percent-encoded, an HTTP API decodes them. <see langword="null"/> if the request has none.
    /// </summary>
    public IReadOnlyDictionary<string, string>? PathParameters { get; init; }

    /// <summary>The variables of the API's stage. <see langword="null"/> if it has none.</summary>
    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    /// <summary>What the service says about the request.</summary>
    public RestApiRequestContext RequestContext { get => field ??= new(); init; }

    /// <summary>The body, in base64 if <see cref="IsBase64Encoded"/>. <see langword="null"/> if the request has none. <see cref="GetBodyText"/> decodes it.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body is in base64: for a REST API, if the content type is one of the API's binary media types, even if it is text.</summary>
    public bool IsBase64Encoded { get; init; }

    /// <summary>Finds a header, in any case.</summary>
    /// <returns>The value; if there are several, the last. <see langword="null"/> if there is no such header.</returns>
    public string? GetHeader(string name) => HttpHeaderMap.Find(Headers, name);

    /// <inheritdoc cref="HttpApiRequest.GetBodyText"/>
    public string GetBodyText() => HttpBody.GetText(Body, IsBase64Encoded);

    /// <inheritdoc cref="HttpApiRequest.GetBodyBytes"/>
    public byte[] GetBodyBytes() => HttpBody.GetBytes(Body, IsBase64Encoded);
}
