using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>The operations of Amazon SQS by name.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html</remarks>
internal static class QueueOperations
{
    private static readonly SortedDictionary<string, Func<QueueApiRequest, ValueTask<JsonObject>>> Served = new(StringComparer.Ordinal)
    {
        ["CancelMessageMoveTask"] = Synchronous(MoveTaskOperations.CancelMessageMoveTask),
        ["ChangeMessageVisibility"] = Synchronous(ReceiptOperations.ChangeMessageVisibility),
        ["ChangeMessageVisibilityBatch"] = Synchronous(ReceiptOperations.ChangeMessageVisibilityBatch),
        ["CreateQueue"] = Synchronous(QueueLifecycleOperations.CreateQueue),
        ["DeleteMessage"] = Synchronous(ReceiptOperations.DeleteMessage),
        ["DeleteMessageBatch"] = Synchronous(ReceiptOperations.DeleteMessageBatch),
        ["DeleteQueue"] = Synchronous(QueueLifecycleOperations.DeleteQueue),
        ["GetQueueAttributes"] = Synchronous(AttributeOperations.GetQueueAttributes),
        ["GetQueueUrl"] = Synchronous(QueueLifecycleOperations.GetQueueUrl),
        ["ListDeadLetterSourceQueues"] = Synchronous(QueueLifecycleOperations.ListDeadLetterSourceQueues),
        ["ListMessageMoveTasks"] = Synchronous(MoveTaskOperations.ListMessageMoveTasks),
        ["ListQueueTags"] = Synchronous(TagOperations.ListQueueTags),
        ["ListQueues"] = Synchronous(QueueLifecycleOperations.ListQueues),
        ["PurgeQueue"] = Synchronous(QueueLifecycleOperations.PurgeQueue),
        ["ReceiveMessage"] = ReceiveOperation.ReceiveMessageAsync,
        ["SendMessage"] = Synchronous(SendOperations.SendMessage),
        ["SendMessageBatch"] = Synchronous(SendOperations.SendMessageBatch),
        ["SetQueueAttributes"] = Synchronous(AttributeOperations.SetQueueAttributes),
        ["StartMessageMoveTask"] = Synchronous(MoveTaskOperations.StartMessageMoveTask),
        ["TagQueue"] = Synchronous(TagOperations.TagQueue),
        ["UntagQueue"] = Synchronous(TagOperations.UntagQueue),
    };

    /// <summary>The names of the operations.</summary>
    public static IReadOnlyCollection<string> Names => Served.Keys;

    /// <summary>Runs an operation.</summary>
    /// <returns>The members of the response.</returns>
    /// <exception cref="QueueErrorException">The operation is not served, or refuses the request.</exception>
    public static ValueTask<JsonObject> RunAsync(string operation, QueueApiRequest request)
    {
        if (Served.TryGetValue(operation, out Func<QueueApiRequest, ValueTask<JsonObject>>? run))
            return run(request);

        string served = $"Expected one of: {string.Join(", ", Served.Keys)}.";
        throw operation is "AddPermission" or "RemovePermission"
            ? QueueErrorException.UnsupportedOperation($"The emulator does not check permissions, so it does not serve {operation}. {served}")
            : QueueErrorException.UnknownOperation($"Amazon SQS does not have the operation '{operation}'. {served}");
    }

    private static Func<QueueApiRequest, ValueTask<JsonObject>> Synchronous(Func<QueueApiRequest, JsonObject> run) => request => new ValueTask<JsonObject>(run(request));
}
