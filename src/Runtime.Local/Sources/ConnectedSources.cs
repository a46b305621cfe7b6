namespace Lambda.Runtime.Local.Sources;

/// <summary>The queues and other sources of the functions.</summary>
/// <param name="Queues">The queues.</param>
/// <param name="Streams">The streams, tables and topics.</param>
/// <param name="Events">The topics, buckets, events, schedules and log groups.</param>
/// <param name="Transformations">The Firehose streams.</param>
internal sealed record ConnectedSources(ConnectedQueues Queues, ConnectedStreams Streams, ConnectedEvents Events, ConnectedTransformations Transformations) : IDisposable
{
    /// <summary>The functions whose on-failure queue this is: of events that were not processed, or of records that were discarded.</summary>
    public IReadOnlyList<string> FailuresOf(string queue) => [.. Events.FailuresOf(queue).Union(Streams.FailuresOf(queue))];

    /// <summary>Connects what the handlers of a build declare, and disconnects what they do not declare any more.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="functionTimeout">The timeout of the functions.</param>
    /// <param name="reportsFailures">Whether the responses to batches list the records that have failed.</param>
    public void Connect(IReadOnlyList<HandlerSource> sources, TimeSpan functionTimeout, bool reportsFailures)
    {
        Events.Connect(sources);
        Transformations.Connect(sources);
        Queues.Connect(sources, functionTimeout, reportsFailures);
        Streams.Connect(sources, reportsFailures);
    }

    public void Dispose()
    {
        Queues.Dispose();
        Streams.Dispose();
        Events.Dispose();
    }
}
