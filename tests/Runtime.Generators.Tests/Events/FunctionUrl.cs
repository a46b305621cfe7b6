using System;
using System.Collections.Generic;
using Lambda.Runtime;

namespace Events.FunctionUrl;

public record UrlRequest(
    string Version,
    string RawPath,
    string RawQueryString,
    Dictionary<string, string> Headers,
    UrlContext RequestContext,
    string? Body = null,
    bool IsBase64Encoded = false)
{
    public string RouteKey { get; init; } = "$default";
    public string[]? Cookies { get; init; }
}

public record UrlContext(
    string AccountId,
    string ApiId,
    UrlAuthorizer? Authorizer,
    string DomainName,
    string DomainPrefix,
    UrlContext.Description Http,
    Guid RequestId,
    string RouteKey,
    string Stage,
    string Time,
    long TimeEpoch)
{
    public record Description(string Method, string Path, string Protocol, string SourceIp, string? UserAgent);
}

public sealed class UrlAuthorizer
{
    public IamIdentity? Iam { get; set; }

    public sealed class IamIdentity
    {
        public string? AccessKey { get; set; }
        public string? AccountId { get; set; }
        public string? CallerId { get; set; }
        public string? CognitoIdentity { get; set; }
        public string? PrincipalOrgId { get; set; }
        public string? UserArn { get; set; }
        public string? UserId { get; set; }
    }
}

public static class Functions
{
    [LambdaHandler("function-url")]
    public static UrlRequest FunctionUrl(UrlRequest value) => value;
}
