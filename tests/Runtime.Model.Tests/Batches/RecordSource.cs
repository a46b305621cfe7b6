using System.Globalization;
using System.Numerics;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>The model: which records a service sends, and which it does not send again.</summary>
/// <param name="mode">The mode.</param>
/// <param name="records">The records, in their order.</param>
/// <param name="maxCount">The maximum number of records in a batch.</param>
/// <param name="random">Makes the choices of the service.</param>
internal sealed class RecordSource(BatchMode mode, SentRecord[] records, int maxCount, Random random)
{
    /// <summary>The records that are sent, or sent again.</summary>
    public SentRecord[] Pending => [.. records.Where(static record => !record.IsSettled)];

    /// <summary>Takes a batch.</summary>
    public SentRecord[] Receive()
    {
        SentRecord[] batch = mode.Service switch
        {
            BatchService.Queue => ReceiveAny(),
            BatchService.Fifo or BatchService.Kafka => ReceiveGroups(),
            _ => [.. Pending.Take(random.Next(1, maxCount + 1))],
        };
        foreach (SentRecord record in batch.Distinct())
            record.Receives++;
        return batch;
    }

    /// <summary>Applies a response.</summary>
    /// <returns>The records that are acknowledged.</returns>
    public SentRecord[] Acknowledge(SentRecord[] batch, BatchResponse response)
    {
        SentRecord[] acknowledged = [.. Find(batch, response).Distinct()];
        foreach (SentRecord record in acknowledged)
            record.IsSettled = true;
        foreach (SentRecord record in batch)
            record.IsSettled |= record.IsGivenUp || (mode.Service == BatchService.Firehose && response.Ids is not null);
        return acknowledged;
    }

    /// <summary>What the service does not send again.</summary>
    private IEnumerable<SentRecord> Find(SentRecord[] batch, BatchResponse response)
    {
        // An ID that is not in the batch is an error of the whole batch.
        if (response.Ids is not { } ids || ids.Except(batch.Select(mode.IdOf)).Any())
            return [];

        // The documentation says that the listed records come again; in their order, that would be all from the first one of each partition. Neither may lose a record.
        if (mode.Service == BatchService.Kafka && random.Next(2) == 0)
            return batch.GroupBy(static record => record.Group).SelectMany(partition => partition.TakeWhile(record => !ids.Contains(mode.IdOf(record))));
        if (!mode.IsShard || ids.Length == 0)
            return batch.Where(record => !ids.Contains(mode.IdOf(record)));

        // The checkpoint is the lowest sequence number.
        BigInteger checkpoint = ids.Min(Parse);
        return batch.TakeWhile(record => record.Id is null || Parse(record.Id) < checkpoint);
    }

    /// <summary>A standard queue has no order, and sends a message twice now and then.</summary>
    private SentRecord[] ReceiveAny()
    {
        SentRecord[] pending = Pending;
        random.Shuffle(pending);
        SentRecord[] batch = pending[..random.Next(1, Math.Min(maxCount, pending.Length) + 1)];
        SentRecord[] copied = [.. batch.Where(record => record.Id is not null && random.Next(8) == 0)];
        if (copied.Length == 0)
            return batch;
        SentRecord[] all = [.. batch, .. copied];
        random.Shuffle(all);
        return all;
    }

    /// <summary>A FIFO queue sends the first messages of groups, and a topic the first records of partitions.</summary>
    private SentRecord[] ReceiveGroups()
    {
        SentRecord[] pending = Pending;
        string?[] groups = [.. pending.Select(static record => record.Group).Distinct()];
        random.Shuffle(groups);
        string?[] taken = groups[..random.Next(1, groups.Length + 1)];
        SentRecord[] batch = [.. pending.Where(record => taken.Contains(record.Group)).Take(random.Next(1, maxCount + 1))];
        return random.Next(8) == 0 ? [.. batch, .. batch.Where(record => record.Id is not null && random.Next(3) == 0)] : batch;
    }

    private static BigInteger Parse(string id) => BigInteger.Parse(id, CultureInfo.InvariantCulture);
}
