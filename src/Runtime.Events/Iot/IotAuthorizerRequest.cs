using System.Text;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A connection to AWS IoT Core that a custom authorizer checks. What does not belong to the connection is <see langword="null"/>.</summary>
/// <remarks>
/// The response is an <see cref="IotAuthorizerResponse"/>. https://docs.aws.amazon.com/iot/latest/developerguide/custom-auth-lambda.html
/// </remarks>
public sealed class IotAuthorizerRequest
{
    /// <summary>The token, if the authorizer has a token key name.</summary>
    public string? Token { get; init; }

    /// <summary>Whether AWS IoT Core verified the signature of the token. <see langword="false"/> if signing is disabled: then check the caller yourself.</summary>
    public bool SignatureVerified { get; init; }

    /// <summary>The protocols of the connection: <c>tls</c>, <c>http</c> and <c>mqtt</c>.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];

    /// <summary>What is known of each protocol.</summary>
    public IotProtocolData ProtocolData { get => field ??= new(); init; }

    /// <summary>The connection.</summary>
    public IotConnectionMetadata? ConnectionMetadata { get; init; }
}

/// <summary>What is known of the protocols of a connection.</summary>
public sealed class IotProtocolData
{
    /// <summary>TLS.</summary>
    public IotTlsData? Tls { get; init; }

    /// <summary>HTTP, also for MQTT over WebSocket.</summary>
    public IotHttpData? Http { get; init; }

    /// <summary>MQTT.</summary>
    public IotMqttData? Mqtt { get; init; }
}

/// <summary>What is known of TLS.</summary>
public sealed class IotTlsData
{
    /// <summary>The host name that the client sent.</summary>
    public string? ServerName { get; init; }

    /// <summary>The certificate of the client in PEM, if the domain configuration uses certificates with the authorizer.</summary>
    [JsonPropertyName("x509CertificatePem")]
    public string? X509CertificatePem { get; init; }

    /// <summary>The id of the certificate. The response has to have the same.</summary>
    public string? PrincipalId { get; init; }
}

/// <summary>What is known of HTTP.</summary>
public sealed class IotHttpData
{
    /// <summary>The headers.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The query string, with its question mark.</summary>
    public string? QueryString { get; init; }

    /// <summary>Finds a header, in any case.</summary>
    /// <returns>The value. <see langword="null"/> if there is no such header.</returns>
    public string? GetHeader(string name) => HttpHeaderMap.Find(Headers, name);
}

/// <summary>What is known of MQTT.</summary>
public sealed class IotMqttData
{
    /// <summary>The user name, which may end with a question mark and parameters for the authorizer.</summary>
    public string? Username { get; init; }

    /// <summary>The password in base64. <see cref="GetPasswordText"/> decodes it.</summary>
    public string? Password { get; init; }

    /// <summary>The id of the client, if it sent one.</summary>
    public string? ClientId { get; init; }

    /// <summary>Decodes the password.</summary>
    /// <returns>The text. <see langword="null"/> if the client sent no password.</returns>
    /// <exception cref="FormatException">The password is not base64.</exception>
    public string? GetPasswordText() => Password is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(Password));
}

/// <summary>A connection.</summary>
public sealed class IotConnectionMetadata
{
    /// <summary>Identifies the connection, for logs.</summary>
    public string? Id { get; init; }
}
