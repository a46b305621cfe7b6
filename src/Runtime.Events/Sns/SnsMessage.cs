using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A message of an Amazon SNS topic.</summary>
public sealed class SnsMessage : SnsMessageDetails
{
    /// <summary>The text that the publisher sent, up to 256 KiB.</summary>
    [JsonPropertyName("Message")]
    public string Message { get; init; } = "";

    /// <summary>The address of the certificate of the signature.</summary>
    [JsonPropertyName("SigningCertUrl")]
    public string? SigningCertUrl { get; init; }

    /// <summary>An address that ends the subscription.</summary>
    [JsonPropertyName("UnsubscribeUrl")]
    public string? UnsubscribeUrl { get; init; }
}

/// <summary>A message of an Amazon SNS topic, whose text is the JSON of a type.</summary>
/// <typeparam name="T">The type of the message.</typeparam>
public sealed class SnsMessage<T> : SnsMessageDetails
{
    /// <summary>The message, read from its JSON. <see langword="null"/> only if that is <c>null</c>.</summary>
    [JsonPropertyName("Message"), LambdaJsonFormat(JsonFormat.JsonText)]
    public T? Message { get; init; }

    /// <inheritdoc cref="SnsMessage.SigningCertUrl"/>
    [JsonPropertyName("SigningCertUrl")]
    public string? SigningCertUrl { get; init; }

    /// <inheritdoc cref="SnsMessage.UnsubscribeUrl"/>
    [JsonPropertyName("UnsubscribeUrl")]
    public string? UnsubscribeUrl { get; init; }
}
