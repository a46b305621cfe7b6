using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>The attributes of queues, as requests set them and responses have them.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</remarks>
internal static class QueueAttributes
{
    public const string All = "All";

    /// <summary>Says that a new queue is a FIFO queue. It can neither be <c>false</c> nor be changed later.</summary>
    public const string Fifo = "FifoQueue";

    private const string Scope = "DeduplicationScope", ThroughputLimit = "FifoThroughputLimit", PerGroup = "perMessageGroupId", False = "false", True = "true";

    private static readonly TimeSpan MinKeyReuse = TimeSpan.FromMinutes(1), MaxKeyReuse = TimeSpan.FromDays(1);

    private static readonly QueueAttribute[] Settable =
    [
        QueueAttribute.Seconds("VisibilityTimeout", TimeSpan.Zero, QueueLimits.MaxVisibilityTimeout,
            static settings => settings.VisibilityTimeout, static (settings, value) => settings with { VisibilityTimeout = value }),
        QueueAttribute.Seconds("DelaySeconds", TimeSpan.Zero, QueueLimits.MaxDelay, static settings => settings.Delay, static (settings, value) => settings with { Delay = value }),
        QueueAttribute.Number("MaximumMessageSize", QueueLimits.MinMessageBytes, QueueLimits.MaxMessageBytes,
            static settings => settings.MaxMessageBytes, static (settings, value) => settings with { MaxMessageBytes = value }),
        QueueAttribute.Seconds("MessageRetentionPeriod", QueueLimits.MinRetention, QueueLimits.MaxRetention,
            static settings => settings.Retention, static (settings, value) => settings with { Retention = value }),
        QueueAttribute.Seconds("ReceiveMessageWaitTimeSeconds", TimeSpan.Zero, QueueLimits.MaxReceiveWait,
            static settings => settings.ReceiveWait, static (settings, value) => settings with { ReceiveWait = value }),
        new QueueAttribute("RedrivePolicy", RedriveAttributes.ReadPolicy, RedriveAttributes.WritePolicy),
        QueueAttribute.Other(RedriveAttributes.AllowPolicy, RedriveAttributes.ValidateAllowPolicy),
        QueueAttribute.Other("Policy", static value => value.ReadObject()),
        QueueAttribute.Other("KmsMasterKeyId", static _ => { }),
        QueueAttribute.Other("KmsDataKeyReusePeriodSeconds", static value => value.ReadNumber((int)MinKeyReuse.TotalSeconds, (int)MaxKeyReuse.TotalSeconds)),
        QueueAttribute.Other("SqsManagedSseEnabled", static value => value.ReadChoice(False, True), defaultValue: True),
        QueueAttribute.Choice("ContentBasedDeduplication", False, True,
            static settings => settings.ContentBasedDeduplication, static (settings, value) => settings with { ContentBasedDeduplication = value }) with { IsFifoOnly = true },
        QueueAttribute.Choice(Scope, "queue", "messageGroup",
            static settings => settings.DeduplicatesByGroup, static (settings, value) => settings with { DeduplicatesByGroup = value }) with { IsFifoOnly = true },
        QueueAttribute.Other(ThroughputLimit, static value => value.ReadChoice("perQueue", PerGroup), defaultValue: "perQueue") with { IsFifoOnly = true },
    ];

    private static readonly (string Name, Func<MessageQueue, QueueCounts, string?> Write)[] ReadOnly =
    [
        ("QueueArn", static (queue, _) => queue.Arn),
        ("ApproximateNumberOfMessages", static (_, counts) => $"{counts.Visible}"),
        ("ApproximateNumberOfMessagesNotVisible", static (_, counts) => $"{counts.InFlight}"),
        ("ApproximateNumberOfMessagesDelayed", static (_, counts) => $"{counts.Delayed}"),
        ("CreatedTimestamp", static (queue, _) => $"{queue.CreatedAt.ToUnixTimeSeconds()}"),
        ("LastModifiedTimestamp", static (queue, _) => $"{queue.LastModifiedAt.ToUnixTimeSeconds()}"),
        (Fifo, static (queue, _) => queue.IsFifo ? True : null),
    ];

    /// <summary>Changes settings by the attributes of a request.</summary>
    /// <param name="settings">The settings before.</param>
    /// <param name="values">The attributes by name.</param>
    /// <param name="queue">The name of the queue.</param>
    /// <param name="queues">The queues, to find a dead-letter queue.</param>
    /// <exception cref="QueueErrorException">An attribute is unknown or cannot be set, or its value is wrong.</exception>
    public static QueueSettings Apply(QueueSettings settings, IReadOnlyDictionary<string, string> values, string queue, QueueRegistry queues)
    {
        foreach ((string name, string text) in values)
        {
            QueueAttribute attribute = Array.Find(Settable, attribute => attribute.Name == name) ?? throw NotSettable(name);
            if (attribute.IsFifoOnly && !QueueRegistry.IsFifo(queue))
                throw QueueErrorException.InvalidAttributeName($"Unknown Attribute {name}. Only a FIFO queue has it, and '{queue}' is a standard queue.");
            settings = attribute.Read(new QueueAttributeValue(name, text, queue, settings, queues));
        }

        if (settings.Other.GetValueOrDefault(ThroughputLimit) == PerGroup && !settings.DeduplicatesByGroup)
            throw QueueErrorException.InvalidAttributeValue($"Invalid value for the parameter {ThroughputLimit}: '{PerGroup}'. Reason: It requires the {Scope} messageGroup.");
        return settings;
    }

    /// <summary>Finds an attribute of a request whose value differs from that of the queue.</summary>
    public static string? FindDifference(MessageQueue queue, IReadOnlyDictionary<string, string> values, QueueRegistry queues)
    {
        QueueSettings settings = queue.Settings, other = Apply(settings, values, queue.Name, queues);
        return Settable.FirstOrDefault(attribute => values.ContainsKey(attribute.Name) && attribute.Write(settings) != attribute.Write(other))?.Name;
    }

    /// <summary>Returns attributes of a queue. Those that are not set, or that a queue of its kind does not have, are left out.</summary>
    /// <exception cref="QueueErrorException">A name is unknown.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Describe(MessageQueue queue, IReadOnlyList<string> names)
    {
        string[] known = [.. Settable.Select(static attribute => attribute.Name), .. ReadOnly.Select(static attribute => attribute.Name)];
        if (names.FirstOrDefault(name => name != All && !known.Contains(name)) is { } unknown)
            throw QueueErrorException.InvalidAttributeName($"Unknown Attribute {unknown}. Expected one of: {All}, {string.Join(", ", known)}.");

        QueueSettings settings = queue.Settings;
        QueueCounts counts = queue.Counts;
        return Settable.Where(attribute => !attribute.IsFifoOnly || queue.IsFifo).Select(attribute => (attribute.Name, Value: attribute.Write(settings)))
            .Concat(ReadOnly.Select(attribute => (attribute.Name, Value: attribute.Write(queue, counts))))
            .Where(attribute => attribute.Value is not null && (names.Contains(All) || names.Contains(attribute.Name)))
            .Select(static attribute => KeyValuePair.Create(attribute.Name, attribute.Value!));
    }

    private static QueueErrorException NotSettable(string name)
    {
        string problem = name == Fifo ? $"{Fifo} can be set only when a queue is created."
            : Array.Exists(ReadOnly, attribute => attribute.Name == name) ? $"{name} cannot be set."
            : $"Unknown Attribute {name}.";
        return QueueErrorException.InvalidAttributeName($"{problem} Expected one of: {string.Join(", ", Settable.Select(static attribute => attribute.Name))}.");
    }
}
