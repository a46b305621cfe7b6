namespace Lambda.Runtime.Events;

/// <summary>What triggered a rule of AWS Config. The members of other types of messages are <see langword="null"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html</remarks>
public sealed class ConfigInvokingEvent
{
    /// <summary>What changed.</summary>
    public ConfigItemDiff? ConfigurationItemDiff { get; init; }

    /// <summary>The resource after the change.</summary>
    public ConfigItem? ConfigurationItem { get; init; }

    /// <summary>
    /// The resource without its configuration, if that exceeds the size of a message: <see cref="ConfigMessageTypes.OversizedConfigurationItemChangeNotification"/>. The
    /// operation <c>GetResourceConfigHistory</c> returns it.
    /// </summary>
    public ConfigItem? ConfigurationItemSummary { get; init; }

    /// <summary>The AWS account, for a rule with a schedule.</summary>
    public string? AwsAccountId { get; init; }

    /// <summary>The id of a snapshot of the configuration, if it was delivered.</summary>
    public string? ConfigSnapshotId { get; init; }

    /// <summary>The key of the snapshot in Amazon S3.</summary>
    public string? S3ObjectKey { get; init; }

    /// <summary>The bucket of the snapshot.</summary>
    public string? S3Bucket { get; init; }

    /// <summary>When AWS Config created the message.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? NotificationCreationTime { get; init; }

    /// <summary>What it is: one of <see cref="ConfigMessageTypes"/>.</summary>
    public string MessageType { get; init; } = "";

    /// <summary>The version of this structure.</summary>
    public string? RecordVersion { get; init; }
}

/// <summary>What changed in a resource.</summary>
public sealed class ConfigItemDiff
{
    /// <summary>The properties, by path, such as <c>Configuration.InstanceType</c>.</summary>
    public IReadOnlyDictionary<string, ConfigChangedProperty>? ChangedProperties { get; init; }

    /// <summary><c>CREATE</c>, <c>UPDATE</c> or <c>DELETE</c>.</summary>
    public string? ChangeType { get; init; }
}

/// <summary>A property that changed.</summary>
public sealed class ConfigChangedProperty
{
    /// <summary>The value before.</summary>
    public RawJson PreviousValue { get; init; }

    /// <summary>The value after.</summary>
    public RawJson UpdatedValue { get; init; }

    /// <summary><c>CREATE</c>, <c>UPDATE</c> or <c>DELETE</c>.</summary>
    public string? ChangeType { get; init; }
}

/// <summary>Values of <see cref="ConfigInvokingEvent.MessageType"/>.</summary>
public static class ConfigMessageTypes
{
    /// <summary>A resource changed.</summary>
    public const string ConfigurationItemChangeNotification = "ConfigurationItemChangeNotification";

    /// <summary>A resource changed, whose configuration is too large for the message.</summary>
    public const string OversizedConfigurationItemChangeNotification = "OversizedConfigurationItemChangeNotification";

    /// <summary>The rule has a schedule.</summary>
    public const string ScheduledNotification = "ScheduledNotification";

    /// <summary>A snapshot of the configuration was delivered.</summary>
    public const string ConfigurationSnapshotDeliveryCompleted = "ConfigurationSnapshotDeliveryCompleted";
}
