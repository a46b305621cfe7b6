using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>An account, a user or a service.</summary>
public sealed class S3Identity
{
    /// <summary>The id, such as <c>AWS:AIDAINPONIXQXHT3IKHL2</c>, or the name of a service, <c>s3.amazonaws.com</c>.</summary>
    public string? PrincipalId { get; init; }
}

/// <summary>What a notification says of the request that caused it.</summary>
public sealed class S3RequestParameters
{
    /// <summary>The IP address, or the name of a service, such as <c>s3.amazonaws.com</c>.</summary>
    [JsonPropertyName("sourceIPAddress")]
    public string? SourceIpAddress { get; init; }
}

/// <summary>What Amazon S3 answered to the request that caused a notification.</summary>
public sealed class S3ResponseElements
{
    /// <summary>The id of the request.</summary>
    [JsonPropertyName("x-amz-request-id")]
    public string? RequestId { get; init; }

    /// <summary>The id of the host that processed the request.</summary>
    [JsonPropertyName("x-amz-id-2")]
    public string? HostId { get; init; }
}
