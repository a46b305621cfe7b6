namespace Lambda.Runtime.Events;

/// <summary>The response to a batch of a tumbling window. Lambda treats a response without state as an error.</summary>
/// <typeparam name="TState">The type of <see cref="TimeWindowEvent{TState}.State"/>.</typeparam>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html</remarks>
public sealed class TimeWindowResponse<TState>
    where TState : new()
{
    /// <summary>What the next batch of the window gets: up to 1 MB of JSON. Lambda discards that of the last one.</summary>
    public TState State { get => field ??= new(); init; }

    /// <summary>The first record that was not processed; none if all were. It and all later ones are sent again, if <c>ReportBatchItemFailures</c> is set.</summary>
    public IReadOnlyList<TimeWindowBatchItemFailure> BatchItemFailures { get; init; } = [];
}

/// <summary>A record of a tumbling window that was not processed.</summary>
public sealed class TimeWindowBatchItemFailure
{
    /// <summary>The record's sequence number. An empty one makes Lambda treat the whole batch as failed.</summary>
    public string ItemIdentifier { get; init; } = "";
}
