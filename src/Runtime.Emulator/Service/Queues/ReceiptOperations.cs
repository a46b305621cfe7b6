using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>DeleteMessage and ChangeMessageVisibility, and their batches: what a receiver does with a message.</summary>
internal static class ReceiptOperations
{
    private const string ReceiptHandle = "ReceiptHandle", VisibilityTimeout = "VisibilityTimeout";

    public static JsonObject DeleteMessage(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        queue.Delete(request.Members.RequireString(ReceiptHandle));
        return [];
    }

    public static JsonObject DeleteMessageBatch(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        return BatchOperation.Run(request, "DeleteMessageBatchRequestEntry", static entry => entry.RequireString(ReceiptHandle), handle =>
        {
            queue.Delete(handle);
            return [];
        });
    }

    public static JsonObject ChangeMessageVisibility(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        return Change(queue, ReadChange(request.Members));
    }

    public static JsonObject ChangeMessageVisibilityBatch(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        return BatchOperation.Run(request, "ChangeMessageVisibilityBatchRequestEntry", ReadChange, change => Change(queue, change));
    }

    private static (string ReceiptHandle, int Seconds) ReadChange(RequestMembers members) => (members.RequireString(ReceiptHandle), members.RequireInteger(VisibilityTimeout));

    private static JsonObject Change(MessageQueue queue, (string ReceiptHandle, int Seconds) change)
    {
        QueueApiRequest.RequireRange(VisibilityTimeout, change.Seconds, 0, (int)QueueLimits.MaxVisibilityTimeout.TotalSeconds);
        queue.ChangeVisibility(change.ReceiptHandle, TimeSpan.FromSeconds(change.Seconds));
        return [];
    }
}
