using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>The streams of a contact of Amazon Connect.</summary>
/// <remarks>https://docs.aws.amazon.com/connect/latest/adminguide/customer-voice-streams.html</remarks>
public sealed class ConnectMediaStreams
{
    /// <summary>The streams of the customer.</summary>
    [JsonPropertyName("Customer")]
    public ConnectCustomerStreams? Customer { get; init; }
}

/// <summary>The streams of a customer.</summary>
public sealed class ConnectCustomerStreams
{
    /// <summary>The audio. <see langword="null"/> if the flow did not start a stream.</summary>
    [JsonPropertyName("Audio")]
    public ConnectAudioStream? Audio { get; init; }
}

/// <summary>A stream of audio in Amazon Kinesis Video Streams. What has not happened yet is <see langword="null"/>.</summary>
public sealed class ConnectAudioStream
{
    /// <summary>The fragment with which the audio begins, as digits.</summary>
    [JsonPropertyName("StartFragmentNumber")]
    public string? StartFragmentNumber { get; init; }

    /// <summary>When the audio began.</summary>
    [JsonPropertyName("StartTimestamp"), LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds), JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public DateTimeOffset? StartTimestamp { get; init; }

    /// <summary>The fragment with which the audio ends, as digits.</summary>
    [JsonPropertyName("StopFragmentNumber")]
    public string? StopFragmentNumber { get; init; }

    /// <summary>When the audio ended.</summary>
    [JsonPropertyName("StopTimestamp"), LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds), JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public DateTimeOffset? StopTimestamp { get; init; }

    /// <summary>The ARN of the stream.</summary>
    [JsonPropertyName("StreamARN")]
    public string? StreamArn { get; init; }
}
