namespace Lambda.Runtime.Events;

/// <summary>Where the log events of an invocation come from, for handlers with <see cref="LogsHandlerAttribute"/>.</summary>
/// <remarks>All log events of an invocation have the same object.</remarks>
public sealed class CloudWatchLogsSource
{
    /// <inheritdoc cref="CloudWatchLogsData.Owner"/>
    public string? Owner { get; init; }

    /// <inheritdoc cref="CloudWatchLogsData.LogGroup"/>
    public string? LogGroup { get; init; }

    /// <inheritdoc cref="CloudWatchLogsData.LogStream"/>
    public string? LogStream { get; init; }

    /// <inheritdoc cref="CloudWatchLogsData.SubscriptionFilters"/>
    public IReadOnlyList<string>? SubscriptionFilters { get; init; }

    /// <inheritdoc cref="CloudWatchLogsData.PolicyLevel"/>
    public string? PolicyLevel { get; init; }
}
