using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What Amazon VPC Lattice says about a request.</summary>
public sealed class VpcLatticeRequestContext
{
    /// <summary>The ARN of the service network.</summary>
    public string? ServiceNetworkArn { get; init; }

    /// <summary>The ARN of the service.</summary>
    public string? ServiceArn { get; init; }

    /// <summary>The ARN of the target group.</summary>
    public string? TargetGroupArn { get; init; }

    /// <summary>Who called.</summary>
    public VpcLatticeIdentity? Identity { get; init; }

    /// <summary>The service's region, such as <c>eu-central-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>When the request was received, to the microsecond.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMicroseconds), JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public DateTimeOffset? TimeEpoch { get; init; }
}

/// <summary>Who called a service. What does not apply is <see langword="null"/>.</summary>
public sealed class VpcLatticeIdentity
{
    /// <summary>The ARN of the caller's VPC, if it can be identified.</summary>
    public string? SourceVpcArn { get; init; }

    /// <summary><c>AWS_IAM</c> if the caller was authenticated.</summary>
    public string? Type { get; init; }

    /// <summary>The ARN of the authenticated principal.</summary>
    public string? Principal { get; init; }

    /// <summary>The organization of the authenticated principal.</summary>
    [JsonPropertyName("principalOrgID")]
    public string? PrincipalOrgId { get; init; }

    /// <summary>The name of the authenticated session.</summary>
    public string? SessionName { get; init; }

    /// <summary>The organizational unit of the certificate's issuer, with credentials of IAM Roles Anywhere.</summary>
    public string? X509IssuerOu { get; init; }

    /// <summary>The DNS name of the certificate's alternative names, with credentials of IAM Roles Anywhere.</summary>
    public string? X509SanDns { get; init; }

    /// <summary>The common name of the certificate's alternative names, with credentials of IAM Roles Anywhere.</summary>
    public string? X509SanNameCn { get; init; }

    /// <summary>The URI of the certificate's alternative names, with credentials of IAM Roles Anywhere.</summary>
    public string? X509SanUri { get; init; }

    /// <summary>The common name of the certificate's subject, with credentials of IAM Roles Anywhere.</summary>
    public string? X509SubjectCn { get; init; }
}
