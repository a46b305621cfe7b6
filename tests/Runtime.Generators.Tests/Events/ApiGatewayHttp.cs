using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.ApiGatewayHttp;

public record HttpRequest
{
    public required string Version { get; init; }
    public required string RouteKey { get; init; }
    public required string RawPath { get; init; }
    public string RawQueryString { get; init; } = "";
    public string[] Cookies { get; init; } = [];
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }
    public IReadOnlyDictionary<string, string>? PathParameters { get; init; }
    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }
    public required RequestContext RequestContext { get; init; }

    // Text, or base64 if isBase64Encoded is true.
    public string? Body { get; init; }
    public bool IsBase64Encoded { get; init; }
}

public record RequestContext(
    string AccountId,
    string ApiId,
    JsonElement? Authentication,
    Authorizer? Authorizer,
    string DomainName,
    string DomainPrefix,
    HttpDescription Http,
    string RequestId,
    string RouteKey,
    string Stage,
    string Time,
    long TimeEpoch);

public record Authorizer(JwtAuthorizer? Jwt);

public record JwtAuthorizer(IDictionary<string, string> Claims, IList<string>? Scopes);

public record HttpDescription(HttpVerb Method, string Path, string Protocol, string SourceIp, string UserAgent);

[JsonConverter(typeof(JsonStringEnumConverter<HttpVerb>))]
public enum HttpVerb { GET, POST, PUT, PATCH, DELETE }

public static class Functions
{
    [LambdaHandler("api-gateway-http")]
    public static HttpRequest ApiGatewayHttp(HttpRequest value) => value;
}
