using System.Globalization;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.Service.Mappings;

/// <summary>Applies a request to the settings of the event source mapping of a stream, a table or a topic, by the rules of the service.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html. The starting position has been used already, and the parallelization factor and the
/// on-failure queue are those with which the poller was created.
/// </remarks>
internal static class StreamMappingInput
{
    private static readonly int MaxAge = (int)StreamMapping.MaxRecordAge.TotalSeconds, MinAge = (int)StreamMapping.MinRecordAge.TotalSeconds;

    /// <returns>The settings with those of the request.</returns>
    /// <exception cref="ServiceErrorException">A setting is invalid, or one that the emulator cannot change differs.</exception>
    public static StreamMapping Apply(MappingRequest request, StreamKind kind, StreamMapping current)
    {
        request.RequireOnly(MappingMembers.OfStreams, kind switch { StreamKind.Kafka => "topic", StreamKind.DynamoDb => "table", _ => "stream" });
        RequireFixed(request, current);
        int maxBatch = kind == StreamKind.DynamoDb ? StreamMapping.MaxTableBatchSize : StreamMapping.MaxBatchSize;
        return current with
        {
            IsEnabled = request.FindBoolean(MappingMembers.Enabled) ?? current.IsEnabled,
            BatchSize = request.FindInteger(MappingMembers.BatchSize, 1, maxBatch) ?? current.BatchSize,
            BatchingWindow = request.FindSeconds(MappingMembers.MaximumBatchingWindowInSeconds, 0, (int)StreamMapping.MaxBatchingWindow.TotalSeconds) ?? current.BatchingWindow,
            BisectsOnError = request.FindBoolean(MappingMembers.BisectBatchOnFunctionError) ?? current.BisectsOnError,
            RetryAttempts = FindRetryAttempts(request, kind) ?? current.RetryAttempts,
            RecordAge = FindRecordAge(request, current.RecordAge),
            ReportsFailures = request.FindReportsFailures() ?? current.ReportsFailures,
            Filters = request.FindFilters(StreamSourceMapping.FilteredSourceOf(kind)) ?? current.Filters,
        };
    }

    /// <summary>The name of a position in the service.</summary>
    public static string NameOf(StartingPosition position) => position switch
    {
        StartingPosition.Latest => "LATEST",
        StartingPosition.AtTimestamp => "AT_TIMESTAMP",
        _ => "TRIM_HORIZON",
    };

    private static void RequireFixed(MappingRequest request, StreamMapping current)
    {
        int factor = current.ParallelizationFactor;
        if (request.FindInteger(MappingMembers.ParallelizationFactor, 1, StreamMapping.MaxParallelization) is { } found && found != factor)
            throw MappingMembers.CannotChange(MappingMembers.ParallelizationFactor, found.ToString(CultureInfo.InvariantCulture), factor.ToString(CultureInfo.InvariantCulture));
        if (request.FindOnFailure() is { } destination && destination != (current.OnFailure?.Arn ?? ""))
            throw MappingMembers.CannotChange("DestinationConfig.OnFailure.Destination", destination, current.OnFailure?.Arn ?? "");
        request.RequireSame(MappingMembers.StartingPosition, NameOf(current.StartingPosition));
    }

    private static int? FindRetryAttempts(MappingRequest request, StreamKind kind) =>
        request.FindInteger(MappingMembers.MaximumRetryAttempts, -1, StreamMapping.MaxRetryAttempts) switch
        {
            // A topic with an on-failure destination is retried as often.
            -1 when kind == StreamKind.Kafka => TemplateStream.RetryAttempts,
            var attempts => attempts,
        };

    private static TimeSpan? FindRecordAge(MappingRequest request, TimeSpan? current) =>
        request.FindInteger(MappingMembers.MaximumRecordAgeInSeconds, -1, MaxAge) switch
        {
            null => current,
            -1 => null,
            { } seconds when seconds < MinAge => throw ServiceErrorException.InvalidParameterValue(
                $"MaximumRecordAgeInSeconds is {seconds}. Expected -1, for no limit, or {MinAge} to {MaxAge}."),
            { } seconds => TimeSpan.FromSeconds(seconds),
        };
}
