using System.Collections.Generic;
using System.Text.Json;
using Lambda.Runtime;

namespace Events.ApiGatewayRest;

public record ProxyRequest(
    string Resource,
    string Path,
    string HttpMethod,
    Dictionary<string, string> Headers,
    Dictionary<string, List<string>> MultiValueHeaders,
    Dictionary<string, string>? QueryStringParameters,
    Dictionary<string, List<string>>? MultiValueQueryStringParameters,
    Dictionary<string, string>? PathParameters,
    Dictionary<string, string>? StageVariables,
    RequestContext RequestContext,
    string? Body,
    bool IsBase64Encoded);

public class RequestContext
{
    public required string AccountId { get; set; }
    public required string ApiId { get; set; }
    public Dictionary<string, JsonElement>? Authorizer { get; set; }
    public string? DeploymentId { get; set; }
    public string? DomainName { get; set; }
    public string? DomainPrefix { get; set; }
    public string? ExtendedRequestId { get; set; }
    public required string HttpMethod { get; set; }
    public required Identity Identity { get; set; }
    public string Path { get; set; } = "/";
    public string Protocol { get; set; } = "HTTP/1.1";
    public required string RequestId { get; set; }
    public string? RequestTime { get; set; }
    public long RequestTimeEpoch { get; set; }
    public string? ResourceId { get; set; }
    public string? ResourcePath { get; set; }
    public string Stage { get; set; } = "";
}

// This handler does not need accessKey and principalOrgId.
public class Identity
{
    public string? AccountId { get; set; }
    public string? ApiKey { get; set; }
    public string? ApiKeyId { get; set; }
    public string? Caller { get; set; }
    public ClientCertificate? ClientCert { get; set; }
    public string? CognitoAuthenticationProvider { get; set; }
    public string? CognitoAuthenticationType { get; set; }
    public string? CognitoIdentityId { get; set; }
    public string? CognitoIdentityPoolId { get; set; }
    public string SourceIp { get; set; } = "";
    public string? User { get; set; }
    public string? UserAgent { get; set; }
    public string? UserArn { get; set; }
}

public record ClientCertificate(string ClientCertPem, string IssuerDN, string SerialNumber, string SubjectDN, Validity Validity);

public record struct Validity(string NotAfter, string NotBefore);

public static class Functions
{
    [LambdaHandler("api-gateway-rest")]
    public static ProxyRequest ApiGatewayRest(ProxyRequest value) => value;
}
