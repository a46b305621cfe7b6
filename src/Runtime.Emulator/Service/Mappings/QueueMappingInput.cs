using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Filters;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Mappings;

/// <summary>Applies a request to the settings of a queue's event source mapping, by the rules of the service.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html</remarks>
internal static class QueueMappingInput
{
    public const int MinConcurrency = 2;

    /// <returns>The settings with those of the request.</returns>
    /// <exception cref="ServiceErrorException">A setting is invalid, by itself or with the others.</exception>
    public static QueueMapping Apply(MappingRequest request, MessageQueue queue, QueueMapping current)
    {
        request.RequireOnly(MappingMembers.OfQueues, "queue");
        QueueMapping changed = current with
        {
            IsEnabled = request.FindBoolean(MappingMembers.Enabled) ?? current.IsEnabled,
            BatchSize = request.FindInteger(MappingMembers.BatchSize, 1, QueueMapping.MaxBatchSize) ?? current.BatchSize,
            BatchingWindow = request.FindSeconds(MappingMembers.MaximumBatchingWindowInSeconds, 0, (int)QueueMapping.MaxBatchingWindow.TotalSeconds) ?? current.BatchingWindow,
            MaxConcurrency = request.FindConcurrency(MinConcurrency, QueueMapping.MaxMaxConcurrency, none: new QueueMapping().MaxConcurrency) ?? current.MaxConcurrency,
            ReportsFailures = request.FindReportsFailures() ?? current.ReportsFailures,
            Filters = request.FindFilters(FilteredSource.Sqs) ?? current.Filters,
        };
        if (queue.IsFifo && changed.BatchSize > QueueMapping.MaxFifoBatchSize)
            throw Invalid(MappingMembers.BatchSize, changed.BatchSize, $"at most {QueueMapping.MaxFifoBatchSize} for the FIFO queue {queue.Name}");
        if (queue.IsFifo && changed.BatchingWindow > TimeSpan.Zero)
            throw Invalid(MappingMembers.MaximumBatchingWindowInSeconds, (int)changed.BatchingWindow.TotalSeconds, $"0, because {queue.Name} is a FIFO queue");
        if (changed.BatchSize > QueueLimits.MaxBatch && changed.BatchingWindow == TimeSpan.Zero)
            throw Invalid(MappingMembers.MaximumBatchingWindowInSeconds, 0, $"at least 1, because BatchSize is {changed.BatchSize}, which is more than {QueueLimits.MaxBatch}");
        return changed;
    }

    /// <summary>Refuses a queue whose messages would be visible again while the function still handles them.</summary>
    public static void RequireVisibility(MessageQueue queue, TimeSpan functionTimeout)
    {
        TimeSpan visibility = queue.Settings.VisibilityTimeout;
        if (visibility < functionTimeout)
        {
            throw ServiceErrorException.InvalidParameterValue(
                $"Queue visibility timeout: {visibility.TotalSeconds} seconds is less than Function timeout: {functionTimeout.TotalSeconds} seconds");
        }
    }

    private static ServiceErrorException Invalid(string member, int found, string expected) =>
        ServiceErrorException.InvalidParameterValue($"{member} is {found}. Expected {expected}.");
}
