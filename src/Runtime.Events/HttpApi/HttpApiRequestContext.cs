namespace Lambda.Runtime.Events;

/// <summary>What an HTTP API or a function URL says about a request.</summary>
public sealed class HttpApiRequestContext
{
    /// <summary>The account of the API. For a function URL, the caller's account, or <c>anonymous</c> if it does not use IAM.</summary>
    public string? AccountId { get; init; }

    /// <summary>The id of the API or of the function URL.</summary>
    public string? ApiId { get; init; }

    /// <summary>The client's certificate. <see langword="null"/> without mutual TLS.</summary>
    public HttpApiAuthentication? Authentication { get; init; }

    /// <summary>Who authorized the request. <see langword="null"/> if nobody had to.</summary>
    public HttpApiAuthorizer? Authorizer { get; init; }

    /// <summary>The host to which the request was sent, such as <c>id.execute-api.eu-central-1.amazonaws.com</c>, or a domain of the API's owner.</summary>
    public string? DomainName { get; init; }

    /// <summary>The first label of <see cref="DomainName"/>.</summary>
    public string? DomainPrefix { get; init; }

    /// <summary>The method, the path and the client.</summary>
    public HttpApiHttp Http { get => field ??= new(); init; }

    /// <summary>Identifies the request in the API's logs. The invocation has another id.</summary>
    public string? RequestId { get; init; }

    /// <summary>The route that matched; <c>$default</c> for a function URL.</summary>
    public string? RouteKey { get; init; }

    /// <summary>The stage; <c>$default</c> for a function URL.</summary>
    public string? Stage { get; init; }

    /// <summary>When the request was received, such as <c>12/Mar/2020:19:03:58 +0000</c>, which .NET does not parse. Use <see cref="TimeEpoch"/>.</summary>
    public string? Time { get; init; }

    /// <summary>When the request was received, to the millisecond.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? TimeEpoch { get; init; }
}

/// <summary>The method, the path and the client of a request.</summary>
public sealed class HttpApiHttp
{
    /// <summary>The method, such as <c>GET</c>.</summary>
    public string Method { get; init; } = "";

    /// <summary>The path, as in <see cref="HttpApiRequest.RawPath"/>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The protocol, such as <c>HTTP/1.1</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>The IP address from which the connection came. That of the proxy, if there is one in front of the service.</summary>
    public string? SourceIp { get; init; }

    /// <summary>The value of the header <c>User-Agent</c>.</summary>
    public string? UserAgent { get; init; }
}

/// <summary>How a client authenticated itself with mutual TLS.</summary>
public sealed class HttpApiAuthentication
{
    /// <summary>The client's certificate.</summary>
    public HttpClientCertificate? ClientCert { get; init; }
}
