namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>The content of a record.</summary>
/// <param name="Key">The key of the <see cref="SentRecord"/>.</param>
/// <param name="Delivery">The number of the <see cref="Delivery"/>.</param>
/// <param name="Action">What the handler does.</param>
/// <param name="KillAfter">After how many entries for the delivery in its <see cref="Journal"/> a process kills itself; 0 for never.</param>
public sealed record BatchItem(string Key, int Delivery, BatchAction Action, int KillAfter = 0);

/// <summary>Thrown by a handler whose action is to fail.</summary>
/// <param name="key">The key of the record.</param>
public sealed class BatchException(string key) : Exception(key);
