using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What every event of Amazon EventBridge has, besides its detail.</summary>
public abstract class EventBridgeEnvelope
{
    private protected EventBridgeEnvelope()
    {
    }

    /// <summary><c>0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Identifies the event. An event that is delivered again, or replayed, has the same.</summary>
    public string Id { get; init; } = "";

    /// <summary>What kind of event it is, such as <c>Object Created</c>. Together with <see cref="Source"/>, it decides what the detail contains.</summary>
    [JsonPropertyName("detail-type")]
    public string DetailType { get; init; } = "";

    /// <summary>The sender: <c>aws.</c> and the name of a service, or the name that an application gave itself.</summary>
    public string Source { get; init; } = "";

    /// <summary>The AWS account that sent the event.</summary>
    public string? Account { get; init; }

    /// <summary>When it happened, as the sender says, in whole seconds.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTime)]
    public DateTimeOffset? Time { get; init; }

    /// <summary>The region that sent the event.</summary>
    public string? Region { get; init; }

    /// <summary>The ARNs of what the event is about. Empty if the sender named none.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>The name of the replay, if the event comes from an archive.</summary>
    [JsonPropertyName("replay-name")]
    public string? ReplayName { get; init; }
}
