using System.ComponentModel;
using Lambda.Runtime.Batches;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads batches of a shard, whose records are in order: a failed one stops the batch, and is sent again with all later ones.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StreamBatchReader : BatchReader
{
    /// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
    private protected StreamBatchReader(LambdaEnvironment environment, int cancellationMargin)
        : base(environment, cancellationMargin)
    {
    }

    /// <summary>Whether records with different keys are handled at the same time.</summary>
    public bool IsConcurrent { get; init; }

    internal override RecordOrder Order => RecordOrder.Checkpoint;

    internal override void Arrange(ReadOnlySpan<byte> json, RecordTable table)
    {
        if (IsConcurrent)
            table.Queue.Group(json, table.Entries);
    }
}
