using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Filters;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Local.Sources;

/// <summary>A <see cref="MappingChange"/> in the file of <c>--state</c>.</summary>
/// <param name="Queue">The name of the queue.</param>
/// <param name="Function">The name of the function.</param>
/// <param name="IsCreated">Whether the mapping was created with Lambda's API.</param>
/// <param name="IsDeleted">Whether it was deleted. Then the settings have no meaning.</param>
internal sealed record MappingChangeState(string Queue, string Function, bool IsCreated, bool IsDeleted)
{
    public bool IsEnabled { get; init; }

    public int BatchSize { get; init; }

    public int BatchingWindowSeconds { get; init; }

    public int MaxConcurrency { get; init; }

    public bool ReportsFailures { get; init; }

    public IReadOnlyList<string> Filters { get; init; } = [];

    public static MappingChangeState From(MappingChange change) => new(change.Queue, change.Function, change.IsCreated, change.Settings is null)
    {
        IsEnabled = change.Settings?.IsEnabled ?? false,
        BatchSize = change.Settings?.BatchSize ?? 0,
        BatchingWindowSeconds = (int)(change.Settings?.BatchingWindow.TotalSeconds ?? 0),
        MaxConcurrency = change.Settings?.MaxConcurrency ?? 0,
        ReportsFailures = change.Settings?.ReportsFailures ?? false,
        Filters = change.Settings?.Filters?.Patterns ?? [],
    };

    /// <exception cref="InvalidDataException">A value is not one that Lambda's API accepts, because a person may have edited the file.</exception>
    public MappingChange ToChange()
    {
        if (Function is null || Queue is null || !QueueRegistry.IsName(Queue))
            throw new InvalidDataException($"A mapping is of the queue '{Queue}' and the function '{Function}'. Expected the names of both.");
        if (IsDeleted)
            return new MappingChange(Queue, Function, null, IsCreated);

        int maxBatch = QueueRegistry.IsFifo(Queue) ? QueueMapping.MaxFifoBatchSize : QueueMapping.MaxBatchSize;
        int maxWindow = QueueRegistry.IsFifo(Queue) ? 0 : (int)QueueMapping.MaxBatchingWindow.TotalSeconds;
        Require(BatchSize >= 1 && BatchSize <= maxBatch, "batchSize", BatchSize, $"1 to {maxBatch}");
        Require(BatchingWindowSeconds >= 0 && BatchingWindowSeconds <= maxWindow, "batchingWindowSeconds", BatchingWindowSeconds, $"0 to {maxWindow}");
        Require(BatchSize <= QueueLimits.MaxBatch || BatchingWindowSeconds > 0, "batchingWindowSeconds", BatchingWindowSeconds, "at least 1 for more than 10 messages");
        Require(MaxConcurrency is >= 1 and <= QueueMapping.MaxMaxConcurrency, "maxConcurrency", MaxConcurrency, $"1 to {QueueMapping.MaxMaxConcurrency}");
        return new MappingChange(Queue, Function, ToSettings(), IsCreated);
    }

    private QueueMapping ToSettings() => new()
    {
        IsEnabled = IsEnabled,
        BatchSize = BatchSize,
        BatchingWindow = TimeSpan.FromSeconds(BatchingWindowSeconds),
        MaxConcurrency = MaxConcurrency,
        ReportsFailures = ReportsFailures,
        Filters = Filters is null or { Count: 0 } ? null : ParseFilters(),
    };

    private FilterCriteria ParseFilters()
    {
        if (Filters.Any(static pattern => pattern is null))
            throw new InvalidDataException($"A filter of the mapping of {Queue} and {Function} is null. Expected a string.");

        try
        {
            return FilterCriteria.Parse(FilteredSource.Sqs, Filters);
        }
        catch (InvalidPatternException invalid)
        {
            throw new InvalidDataException($"The mapping of {Queue} and {Function}: {invalid.Message}", invalid);
        }
    }

    private void Require(bool condition, string member, int found, string expected)
    {
        if (!condition)
            throw new InvalidDataException($"The mapping of {Queue} and {Function} has {member} {found}. Expected {expected}.");
    }
}
