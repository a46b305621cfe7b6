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
        return Respond(records, BatchLoop.Handle(Source(context), records, context, KeysOf, handle));
    }

    /// <summary>Calls an asynchronous method for each record, until one fails.</summary>
    /// <inheritdoc cref="Handle"/>
    public static async Task<KinesisBatchResponse> HandleAsync<TRecord>(IReadOnlyList<TRecord> records, LambdaContext context, Func<TRecord, Task> handle)
        where TRecord : KinesisRecordSource
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(context);
        return Respond(records, await BatchLoop.HandleAsync(Source(context), records, context, KeysOf, handle).ConfigureAwait(false));
    }

    private static KinesisBatchReader Source(LambdaContext context) => new(context.Environment, cancellationMargin: -1);

    private static RecordKeys KeysOf(KinesisRecordSource record) => new(record.Details.SequenceNumber);

    private static KinesisBatchResponse Respond(IReadOnlyList<KinesisRecordSource> records, List<int> failed) =>
        new() { BatchItemFailures = failed.ConvertAll(record => new KinesisBatchItemFailure { ItemIdentifier = KeysOf(records[record]).Id ?? "" }) };
}
