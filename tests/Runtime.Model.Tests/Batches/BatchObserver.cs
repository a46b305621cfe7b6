namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>Notes what handlers of records do.</summary>
internal abstract class BatchObserver
{
    /// <summary>The observer of a record.</summary>
    public static BatchObserver Of(BatchItem item) => (BatchObserver?)Journal.Current ?? Delivery.Find(item.Delivery);

    /// <summary>A handler was called.</summary>
    /// <param name="item">The record.</param>
    /// <param name="remaining">The time until the deadline of its invocation.</param>
    public abstract void Begin(BatchItem item, TimeSpan remaining);

    /// <summary>It is about to return, or its task to complete.</summary>
    public abstract void End(BatchItem item, bool isSuccess);
}
