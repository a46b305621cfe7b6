using System.Text;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>A message in a request, not yet validated: that of SendMessage, or one of SendMessageBatch.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html</remarks>
internal sealed record MessageInput
{
    public const string TraceHeader = "AWSTraceHeader";

    public required string Body { get; init; }

    public int? DelaySeconds { get; init; }

    public required IReadOnlyDictionary<string, AttributeInput> Attributes { get; init; }

    public required IReadOnlyDictionary<string, AttributeInput> SystemAttributes { get; init; }

    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    /// <summary>The bytes of the body and the attributes. System attributes do not count.</summary>
    public long Length => Encoding.UTF8.GetByteCount(Body) + Attributes.Sum(static attribute => (long)attribute.Value.CountBytes(attribute.Key));

    /// <exception cref="QueueErrorException">The body is missing, or a member has another type than the model says.</exception>
    public static MessageInput Read(RequestMembers members) => new()
    {
        Body = members.RequireString("MessageBody"),
        DelaySeconds = members.FindInteger("DelaySeconds"),
        Attributes = ReadAttributes(members, "MessageAttributes"),
        SystemAttributes = ReadAttributes(members, "MessageSystemAttributes"),
        GroupId = members.FindString("MessageGroupId"),
        DeduplicationId = members.FindString("MessageDeduplicationId"),
    };

    /// <summary>Validates the message. The queue validates what depends on its kind.</summary>
    /// <exception cref="QueueErrorException">The message is too large, or a value is wrong.</exception>
    public NewMessage Validate(QueueSettings settings)
    {
        if (Length > settings.MaxMessageBytes)
        {
            throw QueueErrorException.InvalidParameterValue(
                $"One or more parameters are invalid. Reason: Message must be shorter than {settings.MaxMessageBytes} bytes, found {Length}.");
        }

        MessageText.Validate(Body, "the message body");
        if (DelaySeconds is { } delay)
            QueueApiRequest.RequireRange("DelaySeconds", delay, 0, (int)QueueLimits.MaxDelay.TotalSeconds);
        if (Attributes.Count > QueueLimits.MaxMessageAttributes)
            throw QueueErrorException.InvalidParameterValue($"Number of message attributes [{Attributes.Count}] exceeds the allowed maximum [{QueueLimits.MaxMessageAttributes}].");

        var attributes = new SortedDictionary<string, MessageAttribute>(StringComparer.Ordinal);
        foreach ((string name, AttributeInput attribute) in Attributes)
            attributes[name] = attribute.Validate(name);
        return new NewMessage(Body)
        {
            Attributes = attributes,
            Delay = DelaySeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            GroupId = GroupId,
            DeduplicationId = DeduplicationId,
            TraceHeader = ValidateTraceHeader(),
        };
    }

    private static Dictionary<string, AttributeInput> ReadAttributes(RequestMembers members, string name) =>
        members.FindObjectMap(name).ToDictionary(static member => member.Key, static member => AttributeInput.Read(member.Value), StringComparer.Ordinal);

    private string? ValidateTraceHeader()
    {
        if (SystemAttributes.Keys.FirstOrDefault(static name => name != TraceHeader) is { } unknown)
            throw QueueErrorException.InvalidParameterValue($"Message system attribute name '{unknown}' is invalid. Expected {TraceHeader}.");
        if (!SystemAttributes.TryGetValue(TraceHeader, out AttributeInput? attribute))
            return null;

        return attribute.ValidateValue(TraceHeader) is { DataType: "String" } valid
            ? valid.Text
            : throw QueueErrorException.InvalidParameterValue($"Message system attribute '{TraceHeader}' must have the data type String, found {attribute.DataType}.");
    }
}
