namespace Lambda.Runtime.Events;

/// <summary>The messages of a batch that were not processed, and are received again. All others are deleted.</summary>
/// <remarks>
/// Amazon SQS ignores it, and deletes all messages, unless <c>ReportBatchItemFailures</c> is set for the event source mapping.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
/// </remarks>
public sealed class SqsBatchResponse
{
    /// <summary>The messages; none if all were processed.</summary>
    public IReadOnlyList<SqsBatchItemFailure> BatchItemFailures { get; init; } = [];
}

/// <summary>A message that was not processed.</summary>
public sealed class SqsBatchItemFailure
{
    /// <summary>The message's <see cref="SqsRecord.MessageId"/>. An empty or unknown one makes Lambda treat the whole batch as failed.</summary>
    public string ItemIdentifier { get; init; } = "";
}
