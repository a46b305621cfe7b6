namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>Compares the outcome of a delivery with what the handlers did.</summary>
internal static class BatchCheck
{
    /// <param name="delivery">The delivery, after its outcome.</param>
    /// <param name="response">What the service received.</param>
    /// <param name="acknowledged">What it does not send again.</param>
    /// <param name="isAbandoned">Whether handlers were left behind. One that ends at that moment may be reported although it succeeded.</param>
    public static void Check(Delivery delivery, BatchResponse response, SentRecord[] acknowledged, bool isAbandoned)
    {
        foreach (SentRecord record in acknowledged)
            delivery.Require(delivery.IsProcessed(record), record, "is acknowledged, and was not processed");
        if (response.Ids is not { } ids)
            return;
        delivery.Require(ids.Length == ids.Distinct().Count(), null, "an ID is reported twice");
        foreach (string id in ids)
        {
            SentRecord? record = delivery.Sent.FirstOrDefault(record => delivery.Mode.IdOf(record) == id);
            delivery.Require(record is not null, null, $"the ID \"{id}\" is reported, and is not in the event");
            if (record is not null && !isAbandoned)
                delivery.Require(!delivery.HasSucceeded(record), record, "is reported, and has succeeded");
        }
    }

    /// <summary>Checks that an error of the invocation is one of those that the options ask for, and that none is missing.</summary>
    public static void CheckError(Delivery delivery, bool isError, bool isAbandoned)
    {
        BatchMode mode = delivery.Mode;
        SentRecord[] unprocessed = [.. delivery.Sent.Where(record => !delivery.IsProcessed(record))];

        // A record that cannot be read is dropped only if it was its turn, which the handlers do not see.
        bool isCertain = isAbandoned || !delivery.Sent.Any(static record => record.IsDropped);
        SentRecord[] perhaps = isCertain ? unprocessed : [.. delivery.Sent.Where(record => !delivery.HasSucceeded(record))];
        bool anyFails = mode.IsListIgnored || mode.Fails == FailInvocation.WhenAnyFails;
        bool allFail = mode.Fails == FailInvocation.WhenAllFail && !delivery.Sent.Any(delivery.HasSucceeded);
        bool isPossible = perhaps.Length > 0 && (anyFails || allFail || perhaps.Any(static record => record.Id is null));
        delivery.Require(!isError || isPossible, null, "the invocation fails without a reason");
        if (isAbandoned)
            return;
        SentRecord[] reported = mode.IsShard ? [.. unprocessed.Take(1)] : unprocessed;
        bool isRequired = (anyFails && unprocessed.Length > 0) || (allFail && isCertain && unprocessed.Any(delivery.HasBegun)) || reported.Any(static record => record.Id is null);
        delivery.Require(isError || !isRequired, null, "the invocation should have failed");
    }

    /// <summary>Checks that every record was begun that could be.</summary>
    public static void CheckBegun(Delivery delivery, bool isAbandoned)
    {
        if (isAbandoned || delivery.IsLate)
            return;
        BatchMode mode = delivery.Mode;
        bool stops = mode.IsShard && delivery.Sent.Any(record => !delivery.IsProcessed(record) && (record.IsPoison || delivery.HasBegun(record)));
        foreach (SentRecord record in delivery.Sent.Where(record => !record.IsPoison && !delivery.HasBegun(record)))
        {
            bool isBlocked = delivery.Sent.Any(earlier => earlier.Number < record.Number && mode.HasOrder(earlier, record) && !delivery.IsProcessed(earlier));
            delivery.Require(stops || isBlocked, record, "was not begun, without a reason");
        }
    }
}
