using Lambda.Runtime.Batches;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Events;

/// <summary>Handles the records of a batch one by one, as <see cref="DynamoDbHandlerAttribute"/> does, for handlers that take the whole batch.</summary>
/// <example>
/// <code>
/// [LambdaHandler]
/// public static DynamoDbBatchResponse Handle(DynamoDbEvent&lt;Order> batch, LambdaContext context) =>
///     DynamoDbBatch.Handle(batch.Records, context, record => Console.WriteLine($"{record.EventName}: {record.DynamoDb?.NewImage?.Id}"));
/// </code>
/// </example>
public static class DynamoDbBatch
{
    /// <summary>Calls a method for each record, until one fails.</summary>
    /// <typeparam name="TRecord"><see cref="DynamoDbRecord"/>, or the generic one.</typeparam>
    /// <param name="records">The records, from the event.</param>
    /// <param name="context">The invocation: its deadline, and its log for the record that has failed.</param>
    /// <param name="handle">Handles one record. A record for which it throws has failed.</param>
    /// <returns>The first record that has failed or was not begun.</returns>
    /// <exception cref="BatchFailedException">The failed record has no sequence number, or <c>LAMBDA_BATCH_RESPONSES</c> is <c>off</c> and a record has failed.</exception>
    public static DynamoDbBatchResponse Handle<TRecord>(IReadOnlyList<TRecord> records, LambdaContext context, Action<TRecord> handle)
        where TRecord : DynamoDbStreamRecord
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
    public static async Task<DynamoDbBatchResponse> HandleAsync<TRecord>(IReadOnlyList<TRecord> records, LambdaContext context, Func<TRecord, Task> handle)
        where TRecord : DynamoDbStreamRecord
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(handle);
        RecordBatch batch = Begin(records, context);
        await batch.HandleAsync(max: 1, record => new ValueTask(handle(records[record]))).ConfigureAwait(false);
        return Complete(batch, records);
    }

    private static RecordBatch Begin<TRecord>(IReadOnlyList<TRecord> records, LambdaContext context)
        where TRecord : DynamoDbStreamRecord =>
        new DynamoDbBatchReader(context.Environment, cancellationMargin: -1).Begin(context, records.Count, record => new RecordKeys(SequenceNumber(records[record])));

    private static DynamoDbBatchResponse Complete<TRecord>(RecordBatch batch, IReadOnlyList<TRecord> records)
        where TRecord : DynamoDbStreamRecord =>
        new() { BatchItemFailures = batch.CompleteList().ConvertAll(record => new DynamoDbBatchItemFailure { ItemIdentifier = SequenceNumber(records[record]) ?? "" }) };

    private static string? SequenceNumber(DynamoDbStreamRecord record) => record.Change?.SequenceNumber;
}
