namespace Lambda.Runtime.Emulator.Queues;

/// <summary>The rules for a message of a standard queue.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html</remarks>
internal static class StandardMessage
{
    /// <summary>Validates the message. It may have a group, which has no effect here: the service shares its receivers fairly between groups.</summary>
    /// <exception cref="QueueErrorException">The group is malformed, or the message has a deduplication ID.</exception>
    public static void Validate(NewMessage message)
    {
        if (message.GroupId is { } group)
            FifoMessage.RequireToken("MessageGroupId", group);
        if (message.DeduplicationId is { } id)
            throw QueueErrorException.InvalidForQueueType("MessageDeduplicationId", id);
    }
}
