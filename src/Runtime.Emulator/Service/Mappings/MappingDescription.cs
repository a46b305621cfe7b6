using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Filters;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.Service.Mappings;

/// <summary>Describes an event source mapping as Lambda's API does.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html</remarks>
internal static class MappingDescription
{
    private const string ArnPrefix = "arn:aws:lambda:us-east-1:123456789012:";

    // {"UUID":"…","EventSourceArn":"arn:aws:sqs:us-east-1:123456789012:orders","FunctionArn":"…","State":"Enabled","BatchSize":10,…}
    /// <param name="mapping">The mapping.</param>
    /// <param name="functionArn">The function's ARN; <see langword="null"/> if the function does not exist at the moment.</param>
    public static JsonObject Write(EventSourceMapping mapping, string? functionArn)
    {
        var json = new JsonObject
        {
            ["UUID"] = mapping.Id.ToString(),
            ["EventSourceMappingArn"] = $"{ArnPrefix}event-source-mapping:{mapping.Id}",
            ["EventSourceArn"] = mapping.SourceArn,
            ["FunctionArn"] = functionArn ?? $"{ArnPrefix}function:{mapping.Function}",
            ["State"] = mapping.IsEnabled ? "Enabled" : "Disabled",
            ["StateTransitionReason"] = mapping is QueueSourceMapping ? "USER_INITIATED" : "User action",
            // Seconds: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#timestamp-format
            ["LastModified"] = mapping.LastModified.ToUnixTimeMilliseconds() / 1000.0,
        };
        if (mapping is QueueSourceMapping queue)
            WriteQueue(json, queue.Settings);
        else if (mapping is StreamSourceMapping stream)
            WriteStream(json, stream);
        return json;
    }

    private static void WriteQueue(JsonObject json, QueueMapping settings)
    {
        WriteCommon(json, settings.BatchSize, settings.BatchingWindow, settings.ReportsFailures, settings.Filters);
        // The service's minimum is 2. One invocation at a time is the emulator's default, where the service has no limit.
        if (settings.MaxConcurrency >= QueueMappingInput.MinConcurrency)
            json[MappingMembers.ScalingConfig] = new JsonObject { ["MaximumConcurrency"] = settings.MaxConcurrency };
    }

    private static void WriteStream(JsonObject json, StreamSourceMapping mapping)
    {
        StreamMapping settings = mapping.Settings;
        WriteCommon(json, settings.BatchSize, settings.BatchingWindow, settings.ReportsFailures, settings.Filters);
        json[MappingMembers.StartingPosition] = StreamMappingInput.NameOf(settings.StartingPosition);
        if (settings.StartingPosition == StartingPosition.AtTimestamp)
            json[MappingMembers.StartingPositionTimestamp] = settings.StartingTimestamp.ToUnixTimeMilliseconds() / 1000.0;
        json[MappingMembers.BisectBatchOnFunctionError] = settings.BisectsOnError;
        json[MappingMembers.MaximumRetryAttempts] = settings.RetryAttempts;
        json[MappingMembers.MaximumRecordAgeInSeconds] = settings.RecordAge is { } age ? (int)age.TotalSeconds : -1;
        if (mapping.Stream.Kind == StreamKind.Kafka)
            json[MappingMembers.Topics] = new JsonArray(mapping.SourceName);
        else
            json[MappingMembers.ParallelizationFactor] = settings.ParallelizationFactor;
        if (settings.OnFailure is { } onFailure)
            json[MappingMembers.DestinationConfig] = new JsonObject { ["OnFailure"] = new JsonObject { ["Destination"] = onFailure.Arn } };
    }

    private static void WriteCommon(JsonObject json, int batchSize, TimeSpan window, bool reportsFailures, FilterCriteria? filters)
    {
        json[MappingMembers.BatchSize] = batchSize;
        json[MappingMembers.MaximumBatchingWindowInSeconds] = (int)window.TotalSeconds;
        json[MappingMembers.FunctionResponseTypes] = reportsFailures ? new JsonArray(MappingMembers.ReportBatchItemFailures) : new JsonArray();
        if (filters is { Patterns.Count: > 0 })
        {
            json[MappingMembers.FilterCriteria] = new JsonObject
            {
                ["Filters"] = new JsonArray([.. filters.Patterns.Select(static pattern => new JsonObject { ["Pattern"] = pattern })]),
            };
        }
    }
}
