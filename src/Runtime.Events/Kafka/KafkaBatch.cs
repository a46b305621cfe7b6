using System.Globalization;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Events;

/// <summary>Handles the records of a batch one by one, as <see cref="KafkaHandlerAttribute"/> does, for handlers that take the whole batch.</summary>
/// <example>
/// <code>
/// [LambdaHandler]
/// public static KafkaBatchResponse Handle(KafkaEvent batch, LambdaContext context) =>
///     KafkaBatch.Handle(batch.Records, context, record => Console.WriteLine($"{record.Topic}: {record.Value?.Length ?? 0} bytes"));
/// </code>
/// </example>
public static class KafkaBatch
{
    /// <summary>Calls a method for each record. After one that fails, no further record of its partition is begun.</summary>
    /// <typeparam name="TRecord"><see cref="KafkaRecord"/>, or the generic one.</typeparam>
    /// <param name="records">The records by topic and partition, from the event.</param>
    /// <param name="context">The invocation: its deadline, and its log for failed records.</param>
    /// <param name="handle">Handles one record. A record for which it throws has failed.</param>
    /// <returns>The records that have failed or were not begun.</returns>
    /// <exception cref="BatchFailedException"><c>LAMBDA_BATCH_RESPONSES</c> is <c>off</c> and a record has failed.</exception>
    public static KafkaBatchResponse Handle<TRecord>(
        IReadOnlyDictionary<string, IReadOnlyList<TRecord>> records, LambdaContext context, Action<TRecord> handle)
        where TRecord : KafkaRecordDetails
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(handle);
        List<Item<TRecord>> items = Flatten(records);
        return Respond(items, BatchLoop.Handle(Source(context), items, context, KeysOf, item => handle(item.Record)));
    }

    /// <summary>Calls an asynchronous method for each record. After one that fails, no further record of its partition is begun.</summary>
    /// <param name="records">The records by topic and partition, from the event.</param>
    /// <param name="context">The invocation: its deadline, and its log for failed records.</param>
    /// <param name="handle">Handles one record. A record for which it throws has failed.</param>
    /// <param name="maxConcurrency">How many records are handled at once. Those of one partition are handled one after the other.</param>
    /// <inheritdoc cref="Handle" path="/*[not(self::param or self::summary)]"/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is less than 1.</exception>
    public static async Task<KafkaBatchResponse> HandleAsync<TRecord>(
        IReadOnlyDictionary<string, IReadOnlyList<TRecord>> records, LambdaContext context, Func<TRecord, Task> handle, int maxConcurrency = 1)
        where TRecord : KafkaRecordDetails
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrency, 1);
        List<Item<TRecord>> items = Flatten(records);
        return Respond(items, await BatchLoop.HandleAsync(Source(context), items, context, KeysOf, item => handle(item.Record), maxConcurrency).ConfigureAwait(false));
    }

    private static KafkaBatchReader Source(LambdaContext context) => new(context.Environment, cancellationMargin: -1);

    private static List<Item<TRecord>> Flatten<TRecord>(IReadOnlyDictionary<string, IReadOnlyList<TRecord>> records)
        where TRecord : KafkaRecordDetails
    {
        var items = new List<Item<TRecord>>();
        foreach ((string partition, IReadOnlyList<TRecord> ofPartition) in records)
        {
            foreach (TRecord record in ofPartition)
                items.Add(new Item<TRecord>(partition, record));
        }

        return items;
    }

    private static RecordKeys KeysOf<TRecord>(Item<TRecord> item)
        where TRecord : KafkaRecordDetails =>
        new(item.Record.Offset.ToString(CultureInfo.InvariantCulture), item.Partition);

    private static KafkaBatchResponse Respond<TRecord>(List<Item<TRecord>> items, List<int> failed)
        where TRecord : KafkaRecordDetails =>
        new() { BatchItemFailures = failed.ConvertAll(position => new KafkaBatchItemFailure { ItemIdentifier = IdOf(items[position]) }) };

    private static KafkaRecordIdentifier IdOf<TRecord>(Item<TRecord> item)
        where TRecord : KafkaRecordDetails =>
        new() { Partition = item.Partition, Offset = item.Record.Offset };

    /// <summary>A record with the key of its list, by which the response names its partition.</summary>
    private readonly record struct Item<TRecord>(string Partition, TRecord Record);
}
