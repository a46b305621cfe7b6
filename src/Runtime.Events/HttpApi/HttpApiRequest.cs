using System.Collections.ObjectModel;

namespace Lambda.Runtime.Events;

/// <summary>A request to an Amazon API Gateway HTTP API with payload format 2.0, or to a function URL.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
/// </remarks>
public sealed class HttpApiRequest
{
    /// <summary><c>2.0</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary>The route that matched, such as <c>GET /orders/{id}</c>; <c>$default</c> for a function URL.</summary>
    public string? RouteKey { get; init; }

    /// <summary>
    /// The path. Begins with the stage, unless that is <c>$default</c>. An HTTP API decodes spaces and characters outside ASCII, a function URL does not.
    /// </summary>
    public string RawPath { get; init; } = "";

    /// <summary>The query string as it was sent, without a question mark; empty if the request has none. <see cref="GetQueryValues"/> reads it.</summary>
    public string RawQueryString { get; init; } = "";

    /// <summary>The cookies, each as <c>name=value</c>. They are not in <see cref="Headers"/>. <see langword="null"/> if the request has none.</summary>
    public IReadOnlyList<string>? Cookies { get; init; }

    /// <summary>
    /// The headers, with names in lower case. Several with the same name are one, with commas between the values. A single value may have commas, too.
    /// <see cref="GetHeader"/> ignores the case.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// The decoded query parameters. Several with the same name are one, with commas between the values: use <see cref="GetQueryValues"/> if a value may have a
    /// comma. <see langword="null"/> if the request has none.
    /// </summary>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>What the service says about the request.</summary>
    public HttpApiRequestContext RequestContext { get => field ??= new(); init; }

    /// <summary>The body, in base64 if <see cref="IsBase64Encoded"/>. <see langword="null"/> if the request has none. <see cref="GetBodyText"/> decodes it.</summary>
    public string? Body { get; init; }

    /// <summary>The decoded parameters of the route's path. <see langword="null"/> if it has none, and for a function URL.</summary>
    public IReadOnlyDictionary<string, string>? PathParameters { get; init; }

    /// <summary>Whether the body is in base64, which the service decides by its content type.</summary>
    public bool IsBase64Encoded { get; init; }

    /// <summary>The variables of the API's stage. <see langword="null"/> if it has none, and for a function URL.</summary>
    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    /// <summary>Finds a header, in any case.</summary>
    /// <returns>The value; <see langword="null"/> if there is no such header.</returns>
    public string? GetHeader(string name) => HttpHeaderMap.Find(Headers, name);

    /// <summary>Decodes the values of a query parameter.</summary>
    /// <param name="name">The decoded name, in the case in which it was sent.</param>
    /// <returns>The values in order; none if there is no such parameter.</returns>
    public IReadOnlyList<string> GetQueryValues(string name) => HttpQuery.GetValues(RawQueryString, name);

    /// <summary>Decodes the body as UTF-8.</summary>
    /// <returns>The text; empty if there is no body.</returns>
    /// <exception cref="FormatException">The body is said to be base64, and is not.</exception>
    public string GetBodyText() => HttpBody.GetText(Body, IsBase64Encoded);

    /// <summary>Decodes the body.</summary>
    /// <returns>The bytes; none if there is no body.</returns>
    /// <inheritdoc cref="GetBodyText"/>
    public byte[] GetBodyBytes() => HttpBody.GetBytes(Body, IsBase64Encoded);
}
