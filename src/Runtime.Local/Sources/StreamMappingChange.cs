using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Local.Sources;

/// <summary>What Lambda's API has changed of the event source mapping of a stream, a table or a topic.</summary>
/// <param name="Kind">Which of them it is.</param>
/// <param name="Stream">Its name.</param>
/// <param name="Function">The name of the function.</param>
/// <param name="Settings">The settings.</param>
internal sealed record StreamMappingChange(StreamKind Kind, string Stream, string Function, StreamMapping Settings)
{
    /// <summary>Returns the settings of a template with those that the API can change.</summary>
    public StreamMapping ApplyTo(StreamMapping template) => template with
    {
        IsEnabled = Settings.IsEnabled,
        BatchSize = Settings.BatchSize,
        BatchingWindow = Settings.BatchingWindow,
        BisectsOnError = Settings.BisectsOnError,
        RetryAttempts = Settings.RetryAttempts,
        RecordAge = Settings.RecordAge,
        ReportsFailures = Settings.ReportsFailures,
        Filters = Settings.Filters,
    };
}
