using System.Globalization;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>The attributes that the service adds to messages.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html</remarks>
internal static class SystemAttributes
{
    // The ID of the user that sent the message; requests here have no user.
    private const string Sender = "AIDAIENQZJOLO23YVJ4VO";

    private static readonly (string Name, Func<ReceivedMessage, string?> Write)[] All =
    [
        ("SenderId", static _ => Sender),
        ("SentTimestamp", static message => Milliseconds(message.SentAt)),
        ("ApproximateReceiveCount", static message => message.ReceiveCount.ToString(CultureInfo.InvariantCulture)),
        ("ApproximateFirstReceiveTimestamp", static message => Milliseconds(message.FirstReceivedAt)),
        ("SequenceNumber", static message => message.SequenceNumber),
        ("MessageDeduplicationId", static message => message.Content.DeduplicationId),
        ("MessageGroupId", static message => message.Content.GroupId),
        (MessageInput.TraceHeader, static message => message.Content.TraceHeader),
        ("DeadLetterQueueSourceArn", static message => message.Content.DeadLetterSource),
    ];

    /// <returns>The names.</returns>
    /// <exception cref="QueueErrorException">A name is unknown.</exception>
    public static IReadOnlyList<string> Validate(IReadOnlyList<string> names) =>
        names.FirstOrDefault(static name => name != QueueAttributes.All && !Array.Exists(All, attribute => attribute.Name == name)) is { } unknown
            ? throw QueueErrorException.InvalidAttributeName(
                $"Unknown Attribute {unknown}. Expected one of: {QueueAttributes.All}, {string.Join(", ", All.Select(static attribute => attribute.Name))}.")
            : names;

    /// <summary>Returns the attributes of a message that are requested by name, or by <c>All</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Write(ReceivedMessage message, IReadOnlyList<string> names) => All
        .Where(attribute => names.Contains(QueueAttributes.All) || names.Contains(attribute.Name))
        .Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Write(message)!))
        .Where(static attribute => attribute.Value is not null);

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
