using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Filters;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Local.Sources;

/// <summary>A <see cref="QueueMappingChange"/> in the file of <c>--state</c>.</summary>
/// <param name="Queue">The name of the queue.</param>
/// <param name="Function">The name of the function.</param>
/// <param name="IsCreated">Whether the mapping was created with Lambda's API.</param>
/// <param name="IsDeleted">Whether it was deleted. Then the settings have no meaning.</param>
internal sealed record QueueMappingState(string Queue, string Function, bool IsCreated, bool IsDeleted)
{
    public bool IsEnabled { get; init; }

    public int BatchSize { get; init; }

    public int BatchingWindowSeconds { get; init; }

    public int MaxConcurrency { get; init; }

    public bool ReportsFailures { get; init; }

    public IReadOnlyList<string>? Filters { get; init; }

    public static QueueMappingState From(QueueMappingChange change)
    {
        var state = new QueueMappingState(change.Queue, change.Function, change.IsCreated, change.Settings is null);
        return change.Settings is not { } settings ? state : state with
        {
            IsEnabled = settings.IsEnabled,
            BatchSize = settings.BatchSize,
            BatchingWindowSeconds = (int)settings.BatchingWindow.TotalSeconds,
            MaxConcurrency = settings.MaxConcurrency,
            ReportsFailures = settings.ReportsFailures,
            Filters = settings.Filters?.Patterns,
        };
    }

    /// <exception cref="InvalidDataException">A value is not one that Lambda's API accepts.</exception>
    public QueueMappingChange ToChange()
    {
        if (Function is null || Queue is null || !QueueRegistry.IsName(Queue))
            throw new InvalidDataException($"A mapping is of the queue '{Queue}' and the function '{Function}'. Expected the names of both.");

        return new QueueMappingChange(Queue, Function, IsDeleted ? null : ReadSettings(new MappingStateReader(Queue, Function)), IsCreated);
    }

    private QueueMapping ReadSettings(MappingStateReader reader)
    {
        bool isFifo = QueueRegistry.IsFifo(Queue);
        // A large batch needs a window.
        int minWindow = BatchSize > QueueLimits.MaxBatch ? 1 : 0, maxWindow = isFifo ? 0 : (int)QueueMapping.MaxBatchingWindow.TotalSeconds;
        return new QueueMapping
        {
            IsEnabled = IsEnabled,
            BatchSize = reader.Read("batchSize", BatchSize, 1, isFifo ? QueueMapping.MaxFifoBatchSize : QueueMapping.MaxBatchSize),
            BatchingWindow = TimeSpan.FromSeconds(reader.Read("batchingWindowSeconds", BatchingWindowSeconds, minWindow, maxWindow)),
            MaxConcurrency = reader.Read("maxConcurrency", MaxConcurrency, 1, QueueMapping.MaxMaxConcurrency),
            ReportsFailures = ReportsFailures,
            Filters = reader.ReadFilters(FilteredSource.Sqs, Filters),
        };
    }
}
