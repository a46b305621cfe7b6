namespace Lambda.Runtime.Emulator.Service.Mappings;

/// <summary>The members of requests for event source mappings, and which of them the emulator serves.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html. A member that is not listed is ignored, as in the service. One that is listed and would
/// have no effect is an error.
/// </remarks>
internal static class MappingMembers
{
    public const string EventSourceArn = "EventSourceArn";
    public const string FunctionName = "FunctionName";
    public const string Enabled = "Enabled";
    public const string BatchSize = "BatchSize";
    public const string FilterCriteria = "FilterCriteria";
    public const string MaximumBatchingWindowInSeconds = "MaximumBatchingWindowInSeconds";
    public const string FunctionResponseTypes = "FunctionResponseTypes";
    public const string ScalingConfig = "ScalingConfig";
    public const string ParallelizationFactor = "ParallelizationFactor";
    public const string StartingPosition = "StartingPosition";
    public const string StartingPositionTimestamp = "StartingPositionTimestamp";
    public const string DestinationConfig = "DestinationConfig";
    public const string MaximumRecordAgeInSeconds = "MaximumRecordAgeInSeconds";
    public const string BisectBatchOnFunctionError = "BisectBatchOnFunctionError";
    public const string MaximumRetryAttempts = "MaximumRetryAttempts";
    public const string TumblingWindowInSeconds = "TumblingWindowInSeconds";
    public const string Topics = "Topics";

    /// <summary>The only response type.</summary>
    public const string ReportBatchItemFailures = "ReportBatchItemFailures";

    private static readonly string[] Common =
        [EventSourceArn, FunctionName, Enabled, BatchSize, FilterCriteria, MaximumBatchingWindowInSeconds, FunctionResponseTypes];

    /// <summary>Those of a queue.</summary>
    public static readonly IReadOnlyList<string> OfQueues = [.. Common, ScalingConfig];

    /// <summary>Those of a stream, a table or a topic. Some can be sent only as they are.</summary>
    public static readonly IReadOnlyList<string> OfStreams =
    [
        .. Common, ParallelizationFactor, StartingPosition, DestinationConfig, MaximumRecordAgeInSeconds, BisectBatchOnFunctionError, MaximumRetryAttempts,
    ];

    /// <summary>All members of the service's model.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. OfQueues.Union(OfStreams), StartingPositionTimestamp, TumblingWindowInSeconds, Topics, "Tags", "Queues", "SourceAccessConfigurations",
        "SelfManagedEventSource", "AmazonManagedKafkaEventSourceConfig", "SelfManagedKafkaEventSourceConfig", "DocumentDBEventSourceConfig", "KMSKeyArn",
        "MetricsConfig", "LoggingConfig", "ProvisionedPollerConfig",
    ];

    public static ServiceErrorException CannotChange(string member, string found, string current) =>
        ServiceErrorException.InvalidParameterValue($"{member} is '{found}'. Expected '{current}': the emulator cannot change it.");
}
