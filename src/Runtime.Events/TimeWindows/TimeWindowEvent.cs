using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What a batch of a stream has if its event source mapping has a tumbling window.</summary>
/// <typeparam name="TState">What the function computes over the records of a window: an object in JSON. Every window begins with a new one.</typeparam>
public abstract class TimeWindowEvent<TState>
    where TState : new()
{
    private protected TimeWindowEvent()
    {
    }

    /// <summary>The window to which the records belong.</summary>
    public TimeWindow Window { get => field ??= new(); init; }

    /// <summary>What the function returned for the previous batch of the window, or a new state for the first one.</summary>
    public TState State { get => field ??= new(); init; }

    /// <summary>The shard of the records.</summary>
    public string? ShardId { get; init; }

    /// <summary>The ARN of the stream.</summary>
    [JsonPropertyName("eventSourceARN")]
    public string? EventSourceArn { get; init; }

    /// <summary>Whether the window ends with this invocation, whose state is the result. There may be no records.</summary>
    public bool IsFinalInvokeForWindow { get; init; }

    /// <summary>Whether the window ended early because the state exceeded 1 MB. The rest of the window begins with a new state.</summary>
    public bool IsWindowTerminatedEarly { get; init; }
}

/// <summary>A tumbling window.</summary>
public sealed class TimeWindow
{
    /// <summary>The first moment that belongs to it.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTime)]
    public DateTimeOffset? Start { get; init; }

    /// <summary>The first moment that does not.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTime)]
    public DateTimeOffset? End { get; init; }
}
