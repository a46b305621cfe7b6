using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Local.Sources;

/// <summary>A <see cref="StreamMappingChange"/> in the file of <c>--state</c>.</summary>
/// <param name="Kind">Whether it is a stream, a table or a topic.</param>
/// <param name="Stream">Its name.</param>
/// <param name="Function">The name of the function.</param>
internal sealed record StreamMappingState(StreamKind Kind, string Stream, string Function)
{
    public bool IsEnabled { get; init; }

    public int BatchSize { get; init; }

    public int BatchingWindowSeconds { get; init; }

    public bool BisectsOnError { get; init; }

    public int RetryAttempts { get; init; }

    /// <summary>-1 for no limit.</summary>
    public int RecordAgeSeconds { get; init; }

    public bool ReportsFailures { get; init; }

    public IReadOnlyList<string>? Filters { get; init; }

    public static StreamMappingState From(StreamMappingChange change) => new(change.Kind, change.Stream, change.Function)
    {
        IsEnabled = change.Settings.IsEnabled,
        BatchSize = change.Settings.BatchSize,
        BatchingWindowSeconds = (int)change.Settings.BatchingWindow.TotalSeconds,
        BisectsOnError = change.Settings.BisectsOnError,
        RetryAttempts = change.Settings.RetryAttempts,
        RecordAgeSeconds = change.Settings.RecordAge is { } age ? (int)age.TotalSeconds : -1,
        ReportsFailures = change.Settings.ReportsFailures,
        Filters = change.Settings.Filters?.Patterns,
    };

    /// <exception cref="InvalidDataException">A value is not one that Lambda's API accepts.</exception>
    public StreamMappingChange ToChange()
    {
        if (Function is null || Stream is null || !Enum.IsDefined(Kind) || !StreamRegistry.IsName(Kind, Stream))
            throw new InvalidDataException($"A mapping is of the stream '{Stream}', the kind {Kind} and the function '{Function}'. Expected the names of a stream and a function.");

        var reader = new MappingStateReader(Stream, Function);
        int maxBatch = Kind == StreamKind.DynamoDb ? StreamMapping.MaxTableBatchSize : StreamMapping.MaxBatchSize;
        int minAge = (int)StreamMapping.MinRecordAge.TotalSeconds, maxAge = (int)StreamMapping.MaxRecordAge.TotalSeconds;
        return new StreamMappingChange(Kind, Stream, Function, new StreamMapping
        {
            IsEnabled = IsEnabled,
            BatchSize = reader.Read("batchSize", BatchSize, 1, maxBatch),
            BatchingWindow = TimeSpan.FromSeconds(reader.Read("batchingWindowSeconds", BatchingWindowSeconds, 0, (int)StreamMapping.MaxBatchingWindow.TotalSeconds)),
            BisectsOnError = BisectsOnError,
            RetryAttempts = reader.Read("retryAttempts", RetryAttempts, -1, StreamMapping.MaxRetryAttempts),
            RecordAge = RecordAgeSeconds == -1 ? null : TimeSpan.FromSeconds(reader.Read("recordAgeSeconds", RecordAgeSeconds, minAge, maxAge)),
            ReportsFailures = ReportsFailures,
            Filters = reader.ReadFilters(StreamSourceMapping.FilteredSourceOf(Kind), Filters),
        });
    }
}
