using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>The certificate of a client, if the API's domain requires one (mutual TLS).</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html</remarks>
public sealed class HttpClientCertificate
{
    /// <summary>The certificate in PEM.</summary>
    public string? ClientCertPem { get; init; }

    /// <summary>The distinguished name of the subject.</summary>
    [JsonPropertyName("subjectDN")]
    public string? SubjectDN { get; init; }

    /// <summary>The distinguished name of the issuer.</summary>
    [JsonPropertyName("issuerDN")]
    public string? IssuerDN { get; init; }

    /// <summary>The serial number: bytes in hexadecimal with colons between them.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>When the certificate is valid.</summary>
    public HttpClientCertificateValidity? Validity { get; init; }
}

/// <summary>When a certificate of a client is valid.</summary>
/// <remarks>The times are as OpenSSL prints them, in the format <c>MMM d HH:mm:ss yyyy 'GMT'</c>, with a second space before a day of one digit.</remarks>
public sealed class HttpClientCertificateValidity
{
    /// <summary>The first time, such as <c>May 28 12:30:02 2019 GMT</c>.</summary>
    public string? NotBefore { get; init; }

    /// <summary>The last time, such as <c>Aug  5 09:36:04 2021 GMT</c>.</summary>
    public string? NotAfter { get; init; }
}
