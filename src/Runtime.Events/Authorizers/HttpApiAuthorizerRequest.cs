using System.Collections.ObjectModel;

namespace Lambda.Runtime.Events;

/// <summary>A request that a Lambda authorizer of an HTTP API with payload format 2.0 checks.</summary>
/// <remarks>
/// The response is an <see cref="AuthorizerSimpleResponse"/> if the authorizer enables simple responses, otherwise an <see cref="AuthorizerPolicyResponse"/>.
/// The other one is status 500 for the client. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
/// </remarks>
public sealed class HttpApiAuthorizerRequest
{
    /// <summary><c>2.0</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary><c>REQUEST</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The ARN of the route that the client calls.</summary>
    public string RouteArn { get; init; } = "";

    /// <summary>The values of the identity sources. <see langword="null"/> if the authorizer has none.</summary>
    public IReadOnlyList<string>? IdentitySource { get; init; }

    /// <inheritdoc cref="HttpApiRequest.RouteKey"/>
    public string? RouteKey { get; init; }

    /// <inheritdoc cref="HttpApiRequest.RawPath"/>
    public string RawPath { get; init; } = "";

    /// <inheritdoc cref="HttpApiRequest.RawQueryString"/>
    public string RawQueryString { get; init; } = "";

    /// <inheritdoc cref="HttpApiRequest.Cookies"/>
    public IReadOnlyList<string>? Cookies { get; init; }

    /// <inheritdoc cref="HttpApiRequest.Headers"/>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <inheritdoc cref="HttpApiRequest.QueryStringParameters"/>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <inheritdoc cref="HttpApiRequest.PathParameters"/>
    public IReadOnlyDictionary<string, string>? PathParameters { get; init; }

    /// <inheritdoc cref="HttpApiRequest.StageVariables"/>
    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    /// <inheritdoc cref="HttpApiRequest.RequestContext"/>
    public HttpApiRequestContext RequestContext { get => field ??= new(); init; }

    /// <inheritdoc cref="HttpApiRequest.GetHeader"/>
    public string? GetHeader(string name) => HttpHeaderMap.Find(Headers, name);

    /// <inheritdoc cref="HttpApiRequest.GetQueryValues"/>
    public IReadOnlyList<string> GetQueryValues(string name) => HttpQuery.GetValues(RawQueryString, name);
}
