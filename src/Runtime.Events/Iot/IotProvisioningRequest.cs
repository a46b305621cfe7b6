namespace Lambda.Runtime.Events;

/// <summary>A device that registers with AWS IoT Core by a provisioning template with a pre-provisioning hook.</summary>
/// <remarks>
/// The response is an <see cref="IotProvisioningResponse"/>, within 5 seconds. https://docs.aws.amazon.com/iot/latest/developerguide/pre-provisioning-hook.html
/// </remarks>
public sealed class IotProvisioningRequest
{
    /// <summary>The id of the claim certificate with which the device connected. <see langword="null"/> if a trusted user registers it.</summary>
    public string? ClaimCertificateId { get; init; }

    /// <summary>The id of the device's certificate.</summary>
    public string? CertificateId { get; init; }

    /// <summary>The device's certificate in PEM.</summary>
    public string? CertificatePem { get; init; }

    /// <summary>The ARN of the provisioning template.</summary>
    public string? TemplateArn { get; init; }

    /// <summary>The id of the client.</summary>
    public string? ClientId { get; init; }

    /// <summary>What the device sent, by name, such as its serial number.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }
}

/// <summary>Whether a device may register: the response to an <see cref="IotProvisioningRequest"/>.</summary>
/// <inheritdoc cref="IotProvisioningRequest" path="/remarks"/>
public sealed class IotProvisioningResponse
{
    /// <summary>Whether the device may register.</summary>
    public bool AllowProvisioning { get; init; }

    /// <summary>Values that are added to the parameters of the device, or replace them.</summary>
    public IReadOnlyDictionary<string, string>? ParameterOverrides { get; init; }
}
