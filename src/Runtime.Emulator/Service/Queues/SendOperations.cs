using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>SendMessage and SendMessageBatch.</summary>
internal static class SendOperations
{
    // {"MD5OfMessageBody":"...","MD5OfMessageAttributes":"...","MessageId":"...","SequenceNumber":"..."}
    public static JsonObject SendMessage(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        return Send(queue, MessageInput.Read(request.Members));
    }

    public static JsonObject SendMessageBatch(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        return BatchOperation.Run(request, "SendMessageBatchRequestEntry", MessageInput.Read, message => Send(queue, message), CheckLength);
    }

    private static void CheckLength(IReadOnlyList<MessageInput> messages)
    {
        long length = messages.Sum(static message => message.Length);
        if (length > QueueLimits.MaxMessageBytes)
            throw QueueErrorException.BatchTooLong(length);
    }

    private static JsonObject Send(MessageQueue queue, MessageInput input)
    {
        NewMessage message = input.Validate(queue.Settings);
        SentMessage sent = queue.Send(message);
        return ResponseMembers.Create(
            ("MessageId", sent.Id),
            ("MD5OfMessageBody", MessageDigest.OfBody(message.Body)),
            ("MD5OfMessageAttributes", MessageDigest.OfAttributes(message.Attributes)),
            ("MD5OfMessageSystemAttributes", OfSystemAttributes(message)),
            ("SequenceNumber", sent.SequenceNumber));
    }

    private static string? OfSystemAttributes(NewMessage message) => message.TraceHeader is { } trace
        ? MessageDigest.OfAttributes(new Dictionary<string, MessageAttribute> { [MessageInput.TraceHeader] = new("String", trace, default) })
        : null;
}
