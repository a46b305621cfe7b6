namespace Lambda.Runtime.Events;

/// <summary>The first record of a batch that was not processed. It and all later ones are sent again.</summary>
/// <remarks>
/// It is ignored unless <c>ReportBatchItemFailures</c> is set for the event source mapping.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
/// </remarks>
public sealed class KinesisBatchResponse
{
    /// <summary>The record; none if all were processed. Of several, the one with the lowest sequence number counts.</summary>
    public IReadOnlyList<KinesisBatchItemFailure> BatchItemFailures { get; init; } = [];
}

/// <summary>A record that was not processed.</summary>
public sealed class KinesisBatchItemFailure
{
    /// <summary>The record's <see cref="KinesisRecordDetails.SequenceNumber"/>. An empty one makes Lambda treat the whole batch as failed.</summary>
    public string ItemIdentifier { get; init; } = "";
}
