using System.Collections.ObjectModel;

namespace Lambda.Runtime.Events;

/// <summary>The response to a <see cref="VpcLatticeRequest"/> or a <see cref="VpcLatticeV1Request"/>.</summary>
/// <remarks>The service requires the status, the headers and the encoding. https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html</remarks>
public sealed class VpcLatticeResponse
{
    /// <summary>The status, 200 by default.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The headers. None by default.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The body: text, or bytes in base64 if <see cref="IsBase64Encoded"/>.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body is in base64, and the service decodes it for the client.</summary>
    public bool IsBase64Encoded { get; init; }
}
