using Lambda.Runtime.Batches;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Events;

/// <summary>Handles the records of a batch one by one, as <see cref="KinesisHandlerAttribute"/> does, for handlers that take the whole batch.</summary>
/// <example>
/// <code>
/// [LambdaHandler]
/// public static KinesisBatchResponse Handle(KinesisEvent batch, LambdaContext context) =>
///     KinesisBatch.Handle(batch.Records, context, record => Console.WriteLine($"{record.Kinesis.PartitionKey}: {record.Kinesis.Data.Length} bytes"));
/// </code>
/// </example>
public static class KinesisBatch
{
    /// <summary>Calls a method for each record, until one fails.</summary>
    /// <typeparam name="TRecord"><see cref="KinesisRecord"/>, or the generic one.</typeparam>
    /// <param name="records">The records, from the event.</param>
    /// <param name="context">The invocation: its deadline, and its log for the record that has failed.</param>
    /// <param name="handle">Handles one record. A record for which it throws has failed.</param>
    /// <returns>The first record that has failed or was not begun.</returns>
    /// <exception cref="BatchFailedException">The failed record has no sequence number, or <c>LAMBDA_BATCH_RESPONSES</c> is <c>off</c> and a record has failed.</exception>
    public static KinesisBatchResponse Handle<TRecord>(IReadOnlyList<TRecord> records, LambdaContext context, Action<TRecord> handle)
        where TRecord : KinesisRecordSource
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(handle);
        RecordBatch batch = Begin(records, context);
        batch.HandleEach(record => handle(records[record]));
        return Complete(batch, records);
    }

    /// <summary>Calls an asynchronous method for each record, until one fails.</summary>
    /// <inheritdoc cref="Handle"/>
    public static async Task<KinesisBatchResponse> HandleAsync<TRecord>(IReadOnlyList<TRecord> records, LambdaContext context, Func<TRecord, Task> handle)
        where TRecord : KinesisRecordSource
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(handle);
        RecordBatch batch = Begin(records, context);
        await batch.HandleAsync(max: 1, record => new ValueTask(handle(records[record]))).ConfigureAwait(false);
        return Complete(batch, records);
    }

    private static RecordBatch Begin<TRecord>(IReadOnlyList<TRecord> records, LambdaContext context)
        where TRecord : KinesisRecordSource =>
        new KinesisBatchReader(context.Environment, cancellationMargin: -1).Begin(context, records.Count, record => new RecordKeys(SequenceNumber(records[record])));

    private static KinesisBatchResponse Complete<TRecord>(RecordBatch batch, IReadOnlyList<TRecord> records)
        where TRecord : KinesisRecordSource =>
        new() { BatchItemFailures = batch.CompleteList().ConvertAll(record => new KinesisBatchItemFailure { ItemIdentifier = SequenceNumber(records[record]) ?? "" }) };

    private static string? SequenceNumber(KinesisRecordSource record) => record.Details.SequenceNumber;
}
