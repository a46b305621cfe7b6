using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A resource in AWS Config.</summary>
/// <remarks>https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html</remarks>
public sealed class ConfigItem
{
    /// <summary>The events of AWS CloudTrail that belong to the change.</summary>
    public IReadOnlyList<string>? RelatedEvents { get; init; }

    /// <summary>The resources that it is related to.</summary>
    public IReadOnlyList<ConfigRelationship>? Relationships { get; init; }

    /// <summary>The configuration, an object, as the service of the resource describes it. <see cref="RawJson.IsNull"/> if the resource was deleted.</summary>
    public RawJson Configuration { get; init; }

    /// <summary>More of the configuration, an object, for some types of resources.</summary>
    public RawJson SupplementaryConfiguration { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>How it changed, in a summary: <c>CREATE</c>, <c>UPDATE</c> or <c>DELETE</c>.</summary>
    public string? ChangeType { get; init; }

    /// <summary>The version of this structure.</summary>
    public string? ConfigurationItemVersion { get; init; }

    /// <summary>When AWS Config recorded the configuration.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? ConfigurationItemCaptureTime { get; init; }

    /// <summary>The position among the configurations of the resource.</summary>
    public long? ConfigurationStateId { get; init; }

    /// <summary>The AWS account of the resource.</summary>
    public string? AwsAccountId { get; init; }

    /// <summary>One of <see cref="ConfigItemStatuses"/>.</summary>
    public string? ConfigurationItemStatus { get; init; }

    /// <summary>The type, such as <c>AWS::EC2::Instance</c>.</summary>
    public string ResourceType { get; init; } = "";

    /// <summary>The id.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>The name, if it has one.</summary>
    public string? ResourceName { get; init; }

    /// <summary>The ARN.</summary>
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    /// <summary>The region.</summary>
    public string? AwsRegion { get; init; }

    /// <summary>The Availability Zone.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>A hash of the configuration.</summary>
    public string? ConfigurationStateMd5Hash { get; init; }

    /// <summary>When the resource was created, if AWS Config knows it.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? ResourceCreationTime { get; init; }
}

/// <summary>How a resource is related to another one.</summary>
public sealed class ConfigRelationship
{
    /// <summary>The id of the other resource.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The name of the other resource, if it has one.</summary>
    public string? ResourceName { get; init; }

    /// <summary>The type of the other resource.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The relation, such as <c>Is attached to Volume</c>.</summary>
    public string? Name { get; init; }
}

/// <summary>The values of <see cref="ConfigItem.ConfigurationItemStatus"/>.</summary>
public static class ConfigItemStatuses
{
    /// <summary>The resource was recorded.</summary>
    public const string Ok = "OK";

    /// <summary>The resource was discovered.</summary>
    public const string ResourceDiscovered = "ResourceDiscovered";

    /// <summary>The resource was discovered, and its type is not recorded.</summary>
    public const string ResourceNotRecorded = "ResourceNotRecorded";

    /// <summary>The resource was deleted.</summary>
    public const string ResourceDeleted = "ResourceDeleted";

    /// <summary>The resource was deleted, and its type is not recorded.</summary>
    public const string ResourceDeletedNotRecorded = "ResourceDeletedNotRecorded";
}
