using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>ReceiveMessage.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html</remarks>
internal static class ReceiveOperation
{
    // {"Messages":[{"MessageId":"...","ReceiptHandle":"...","MD5OfBody":"...","Body":"...","Attributes":{...},"MessageAttributes":{...}}]}
    public static async ValueTask<JsonObject> ReceiveMessageAsync(QueueApiRequest request)
    {
        MessageQueue queue = request.FindQueue();
        int max = request.FindInteger("MaxNumberOfMessages", 1, QueueLimits.MaxBatch) ?? 1;
        TimeSpan? timeout = request.FindSeconds("VisibilityTimeout", QueueLimits.MaxVisibilityTimeout);
        TimeSpan wait = request.FindSeconds("WaitTimeSeconds", QueueLimits.MaxReceiveWait) ?? queue.Settings.ReceiveWait;
        string? attemptId = request.Members.FindString("ReceiveRequestAttemptId");
        IReadOnlyList<string> attributes = request.Members.FindStrings("MessageAttributeNames");
        // AttributeNames is the older name.
        IReadOnlyList<string> systemAttributes =
            SystemAttributes.Validate([.. request.Members.FindStrings("MessageSystemAttributeNames"), .. request.Members.FindStrings("AttributeNames")]);

        IReadOnlyList<ReceivedMessage> received = await LongPoll.ReceiveAsync(
            request.Queues, queue, each => each.Receive(max, timeout, attemptId, waits: wait > TimeSpan.Zero), wait, request.CancellationToken);
        return ResponseMembers.Create(("Messages", ResponseMembers.CreateArray(received.Select(message => Write(message, systemAttributes, attributes)))));
    }

    private static JsonObject Write(ReceivedMessage message, IReadOnlyList<string> systemAttributes, IReadOnlyList<string> names)
    {
        var attributes = new SortedDictionary<string, MessageAttribute>(
            message.Content.Attributes.Where(attribute => names.Any(name => Matches(name, attribute.Key))).ToDictionary(), StringComparer.Ordinal);
        return ResponseMembers.Create(
            ("MessageId", message.Id),
            ("ReceiptHandle", message.ReceiptHandle),
            ("MD5OfBody", MessageDigest.OfBody(message.Content.Body)),
            ("Body", message.Content.Body),
            ("Attributes", ResponseMembers.CreateMap(SystemAttributes.Write(message, systemAttributes))),
            // Of those in the response, because clients verify it.
            ("MD5OfMessageAttributes", MessageDigest.OfAttributes(attributes)),
            ("MessageAttributes", attributes.Count == 0 ? null : new JsonObject(attributes.Select(static each => KeyValuePair.Create(each.Key, (JsonNode?)Write(each.Value))))));
    }

    // {"DataType":"Number","StringValue":"7"}
    private static JsonObject Write(MessageAttribute attribute) => ResponseMembers.Create(
        ("DataType", attribute.DataType),
        ("StringValue", attribute.Text),
        ("BinaryValue", attribute.IsBinary ? Convert.ToBase64String(attribute.Bytes.Span) : null));

    /// <summary>Whether a requested name includes an attribute: <c>All</c>, <c>.*</c>, <c>prefix.*</c>, or its name.</summary>
    private static bool Matches(string requested, string name) =>
        requested == "All" || requested == name || (requested.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(requested[..^2], StringComparison.Ordinal));
}
