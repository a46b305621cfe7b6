using System.Collections.Concurrent;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Local.Sources;

/// <summary>
/// Connects functions to the streams, tables and topics that their handlers declare. Records and checkpoints, and what Lambda's API has changed, stay when the functions
/// are built again.
/// </summary>
/// <param name="streams">The streams.</param>
/// <param name="queues">Has the on-failure queues.</param>
/// <param name="functions">Finds the current function of a name.</param>
/// <param name="changes">What the API has changed of the event source mappings.</param>
/// <param name="delivered">Called after each invocation, and for records that are discarded without one.</param>
internal sealed class ConnectedStreams(
    StreamRegistry streams, QueueRegistry queues, FunctionRegistry functions, MappingChanges changes, Action<RecordStream, string, DeliveredRecords> delivered) : IDisposable
{
    private readonly Dictionary<(StreamKind Kind, string Name, string Function), (StreamPoller Poller, HandlerSource Source)> _pollers = [];
    private readonly ConcurrentDictionary<(StreamKind Kind, string Name, string Function), StreamActivity> _activity = new();

    public StreamRegistry Streams => streams;

    /// <summary>The streams with their functions, in the order of their kinds and names.</summary>
    public IReadOnlyList<ConnectedStream> All
    {
        get
        {
            lock (_pollers)
            {
                return [.. _pollers.OrderBy(static poller => poller.Key).Select(poller => new ConnectedStream(
                    streams.Find(poller.Key.Kind, poller.Key.Name)!, poller.Key.Function, poller.Value.Source.Payload, poller.Value.Poller.GetProgress(),
                    _activity.GetValueOrDefault(poller.Key, StreamActivity.None)))];
            }
        }
    }

    /// <summary>The event source mappings of the connected streams.</summary>
    public IReadOnlyList<EventSourceMapping> Mappings
    {
        get
        {
            lock (_pollers)
                return [.. _pollers.Select(static connected => connected.Value.Poller.Describe(connected.Key.Function))];
        }
    }

    /// <summary>The functions about whose discarded records a queue gets messages.</summary>
    public IReadOnlyList<string> FailuresOf(string queue)
    {
        lock (_pollers)
            return [.. _pollers.Keys.Select(static key => key.Function).Distinct().Where(function => AsynchronousInvocations.FailureQueueOf(function) == queue)];
    }

    /// <summary>Creates the streams of the sources that do not exist, connects them, and disconnects those that no handler declares any more.</summary>
    /// <param name="sources">The sources that the handlers declare.</param>
    /// <param name="reportsFailures">Whether the responses list the records that have failed.</param>
    public void Connect(IEnumerable<HandlerSource> sources, bool reportsFailures)
    {
        Dictionary<(StreamKind Kind, string Name, string Function), HandlerSource> wanted = [];
        foreach (HandlerSource source in sources)
        {
            if (source.StreamKind is { } kind)
                wanted.TryAdd((kind, NameOf(kind, source), source.Function), source);
        }

        StreamPoller[] current;
        lock (_pollers)
        {
            foreach ((StreamKind Kind, string Name, string Function) removed in _pollers.Keys.Except(wanted.Keys).ToArray())
            {
                _pollers.Remove(removed, out (StreamPoller Poller, HandlerSource Source) poller);
                poller.Poller.Dispose();
            }

            foreach ((StreamKind Kind, string Name, string Function) added in wanted.Keys.Except(_pollers.Keys).ToArray())
            {
                TakeOver(added, wanted.Keys.Where(key => key.Kind == added.Kind && key.Name == added.Name).Select(static key => key.Function).ToArray());
                _pollers[added] = (Create(added, reportsFailures), wanted[added]);
            }

            current = [.. _pollers.Values.Select(static poller => poller.Poller)];
        }

        foreach (StreamPoller poller in current)
            poller.Poll();
    }

    /// <inheritdoc cref="IEventSourceMappings.Update"/>
    public EventSourceMapping? Update(Guid id, Func<EventSourceMapping, EventSourceMapping> change)
    {
        StreamPoller poller;
        StreamSourceMapping changed;
        lock (_pollers)
        {
            poller = _pollers.FirstOrDefault(connected => connected.Value.Poller.Describe(connected.Key.Function).Id == id).Value.Poller;
            if (poller is null)
                return null;
            string function = _pollers.First(connected => connected.Value.Poller == poller).Key.Function;
            changed = (StreamSourceMapping)change(poller.Describe(function));
            poller.Configure(changed);
            changes.Set(new StreamMappingChange(changed.Stream.Kind, changed.Stream.Name, function, changed.Settings));
        }

        poller.Poll();
        return poller.Describe(changed.Function);
    }

    /// <summary>The name of the stream: that in the attribute, or that of the function. The name of a table has at least three characters.</summary>
    public static string NameOf(StreamKind kind, HandlerSource source) =>
        StreamRegistry.IsName(kind, source.SourceName) ? source.SourceName : $"{source.SourceName}-table";

    public void Dispose() => Connect([], reportsFailures: false);

    /// <summary>
    /// The only function of a stream goes on where the only other one was that the stream has had: a function has the project's name until the project has a second handler.
    /// </summary>
    private void TakeOver((StreamKind Kind, string Name, string Function) key, string[] functions)
    {
        if (functions.Length != 1 || streams.Find(key.Kind, key.Name) is not { } stream || stream.Consumers.ToArray() is not [var before] || before == key.Function)
            return;
        stream.RenameConsumer(before, key.Function);
        changes.Rename(key.Kind, key.Name, before, key.Function);
    }

    private StreamPoller Create((StreamKind Kind, string Name, string Function) key, bool reportsFailures)
    {
        RecordStream stream = streams.GetOrCreate(key.Kind, key.Name, StreamSettings.For(key.Kind));
        MessageQueue onFailure = TemplateStream.GetOrCreateFailureQueue(queues, AsynchronousInvocations.FailureQueueOf(key.Function));
        StreamMapping mapping = TemplateStream.CreateMapping(key.Kind, onFailure) with { ReportsFailures = reportsFailures };
        mapping = changes.Find(key.Kind, key.Name, key.Function)?.ApplyTo(mapping) ?? mapping;
        return new StreamPoller(streams, stream, key.Function, mapping, () => functions.Find(key.Function), batch => Report(key, stream, batch));
    }

    private void Report((StreamKind Kind, string Name, string Function) key, RecordStream stream, DeliveredRecords batch)
    {
        _activity.AddOrUpdate(key, _ => Add(StreamActivity.None, batch), (_, before) => Add(before, batch));
        // The checkpoint has changed.
        streams.NotifyChanged(stream);
        delivered(stream, key.Function, batch);
    }

    private static StreamActivity Add(StreamActivity before, DeliveredRecords batch)
    {
        int failed = batch.Records.Count(record => batch.Verdict.Failed.Contains(record.Identifier));
        int left = batch.Outcome.Remaining.Count, discarded = batch.Outcome.Discarded is null ? 0 : left;
        return new StreamActivity(before.Handled + batch.Records.Count - left, before.Failed + failed, before.Discarded + discarded, batch.Verdict.Problem ?? before.LastProblem);
    }
}
