using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A request to an Amazon VPC Lattice service, whose target group has the function and event structure version <c>V2</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html</remarks>
public sealed class VpcLatticeRequest
{
    /// <summary><c>2.0</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary>The path, percent-encoded.</summary>
    public string Path { get; init; } = "";

    /// <summary>The method, such as <c>GET</c>.</summary>
    public string Method { get; init; } = "";

    /// <summary>The headers with all their values. A text is read as a list with one value. <see cref="GetHeader"/> ignores the case of the names.</summary>
    [LambdaJsonFormat(JsonFormat.SingleOrArray)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>The query parameters with all their values. A text is read as a list with one value. <see langword="null"/> if the request has none.</summary>
    [LambdaJsonFormat(JsonFormat.SingleOrArray)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? QueryStringParameters { get; init; }

    /// <summary>The body, in base64 if <see cref="IsBase64Encoded"/>. <see langword="null"/> if the request has none. <see cref="GetBodyText"/> decodes it.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body is in base64. <see langword="null"/> if it is text.</summary>
    public bool? IsBase64Encoded { get; init; }

    /// <summary>What the service says about the request.</summary>
    public VpcLatticeRequestContext RequestContext { get => field ??= new(); init; }

    /// <summary>Finds a header, in any case.</summary>
    /// <returns>The value; several are joined by commas, cookies by semicolons. <see langword="null"/> if there is no such header.</returns>
    public string? GetHeader(string name) => HttpHeaderMap.Find(Headers, name);

    /// <inheritdoc cref="HttpApiRequest.GetBodyText"/>
    public string GetBodyText() => HttpBody.GetText(Body, IsBase64Encoded == true);

    /// <inheritdoc cref="HttpApiRequest.GetBodyBytes"/>
    public byte[] GetBodyBytes() => HttpBody.GetBytes(Body, IsBase64Encoded == true);
}

/// <summary>A request to an Amazon VPC Lattice service, whose target group has the function and event structure version <c>V1</c>.</summary>
/// <inheritdoc cref="VpcLatticeRequest" path="/remarks"/>
public sealed class VpcLatticeV1Request
{
    /// <summary>The path, percent-encoded.</summary>
    [JsonPropertyName("raw_path")]
    public string RawPath { get; init; } = "";

    /// <summary>The method, such as <c>GET</c>.</summary>
    public string Method { get; init; } = "";

    /// <summary>The headers. Several with the same name are one, with commas between the values. <see cref="GetHeader"/> ignores the case of the names.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The query parameters. Of several with the same name, the last. <see langword="null"/> if the request has none.</summary>
    [JsonPropertyName("query_string_parameters")]
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <inheritdoc cref="VpcLatticeRequest.Body"/>
    public string? Body { get; init; }

    /// <inheritdoc cref="VpcLatticeRequest.IsBase64Encoded"/>
    [JsonPropertyName("is_base64_encoded")]
    public bool? IsBase64Encoded { get; init; }

    /// <summary>Finds a header, in any case.</summary>
    /// <returns>The value; <see langword="null"/> if there is no such header.</returns>
    public string? GetHeader(string name) => HttpHeaderMap.Find(Headers, name);

    /// <inheritdoc cref="HttpApiRequest.GetBodyText"/>
    public string GetBodyText() => HttpBody.GetText(Body, IsBase64Encoded == true);

    /// <inheritdoc cref="HttpApiRequest.GetBodyBytes"/>
    public byte[] GetBodyBytes() => HttpBody.GetBytes(Body, IsBase64Encoded == true);
}
