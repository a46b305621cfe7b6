using System.Collections.Concurrent;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Local.Sources;

/// <summary>
/// Connects functions to the queues that their handlers declare, and to those that Lambda's API connects. The queues, and what the API has changed, stay when the
/// functions are built again.
/// </summary>
/// <param name="queues">The queues.</param>
/// <param name="functions">Finds the current function of a name.</param>
/// <param name="changes">What the API has changed of the event source mappings.</param>
/// <param name="delivered">Called after each invocation, with the queue.</param>
internal sealed class ConnectedQueues(QueueRegistry queues, FunctionRegistry functions, MappingChanges changes, Action<MessageQueue, DeliveredBatch> delivered)
    : IDisposable
{
    private readonly Dictionary<(string Queue, string Function), QueuePoller> _pollers = [];
    private readonly HashSet<(string Queue, string Function)> _declared = [];
    private readonly ConcurrentDictionary<string, QueueActivity> _activity = new(StringComparer.Ordinal);
    private volatile HandlerSource[] _sources = [];

    public QueueRegistry Queues => queues;

    /// <summary>What has happened to the messages of a queue.</summary>
    public QueueActivity ActivityOf(string queue) => _activity.GetValueOrDefault(queue) ?? new QueueActivity(0, 0, null);

    /// <summary>The functions that get the messages of a queue.</summary>
    public IReadOnlyList<string> FunctionsOf(string queue)
    {
        lock (_pollers)
            return [.. _pollers.Keys.Where(key => key.Queue == queue).Select(static key => key.Function)];
    }

    /// <summary>An example of the text of a message, as JSON; <see langword="null"/> if none is known.</summary>
    public string? PayloadOf(string queue) => _sources.FirstOrDefault(source => source.SourceName == queue && source.Payload is not null)?.Payload;

    /// <summary>
    /// Creates the queues of the sources that do not exist, connects them, and disconnects those that no handler declares any more, unless the API has connected them.
    /// </summary>
    /// <param name="sources">The sources that the handlers declare.</param>
    /// <param name="functionTimeout">The timeout of the functions.</param>
    /// <param name="reportsFailures">Whether the responses list the messages that have failed.</param>
    public void Connect(IEnumerable<HandlerSource> sources, TimeSpan functionTimeout, bool reportsFailures)
    {
        _sources = [.. sources.Where(static source => source.Service == HandlerSource.Sqs)];
        QueuePoller[] current;
        lock (_pollers)
        {
            _declared.Clear();
            _declared.UnionWith(_sources.Select(static source => (source.SourceName, source.Function)));
            foreach (IGrouping<string, (string Queue, string Function)> queue in _declared.GroupBy(static key => key.Queue))
            {
                if (queue.Count() == 1)
                    changes.TakeOver(queue.Key, queue.First().Function);
            }

            HashSet<(string Queue, string Function)> wanted = FindWanted();
            Disconnect(_pollers.Keys.Except(wanted));
            DisconnectDeletedQueues();
            foreach ((string queue, string function) in wanted.Except(_pollers.Keys).ToArray())
            {
                QueueMapping settings = changes.Find(queue, function)?.Settings ?? new QueueMapping { ReportsFailures = reportsFailures };
                // A queue that the API has connected keeps its own dead-letter queue, or has none.
                MessageQueue? existing = _declared.Contains((queue, function)) ? null : queues.Find(queue);
                Connect(existing ?? GetOrCreate(queue, functionTimeout), function, settings);
            }

            current = [.. _pollers.Values];
        }

        foreach (QueuePoller poller in current)
            poller.Poll();
    }

    /// <summary>The event source mappings of the connected queues.</summary>
    public IReadOnlyList<EventSourceMapping> Mappings
    {
        get
        {
            lock (_pollers)
                return [.. _pollers.Select(static connected => connected.Value.Describe(connected.Key.Function))];
        }
    }

    /// <inheritdoc cref="IEventSourceMappings.Create"/>
    public EventSourceMapping? Create(QueueSourceMapping mapping, out EventSourceMapping? existing)
    {
        QueuePoller poller;
        (string Queue, string Function) key = (mapping.SourceName, mapping.Function);
        lock (_pollers)
        {
            DisconnectDeletedQueues();
            existing = _pollers.TryGetValue(key, out QueuePoller? connected) ? connected.Describe(key.Function) : null;
            if (existing is not null)
                return null;
            poller = Connect(mapping.Queue, key.Function, mapping.Settings);
            changes.Set(new QueueMappingChange(key.Queue, key.Function, mapping.Settings, IsCreated: true));
        }

        poller.Poll();
        return poller.Describe(key.Function);
    }

    /// <inheritdoc cref="IEventSourceMappings.Update"/>
    public EventSourceMapping? Update(Guid id, Func<EventSourceMapping, EventSourceMapping> change)
    {
        QueuePoller poller;
        QueueSourceMapping changed;
        lock (_pollers)
        {
            if (Find(id) is not { } key)
                return null;
            poller = _pollers[key];
            changed = (QueueSourceMapping)change(poller.Describe(key.Function));
            poller.Configure(changed);
            changes.Set(new QueueMappingChange(key.Queue, key.Function, changed.Settings, changes.Find(key.Queue, key.Function)?.IsCreated == true));
        }

        poller.Poll();
        return poller.Describe(changed.Function);
    }

    /// <inheritdoc cref="IEventSourceMappings.Delete"/>
    public EventSourceMapping? Delete(Guid id)
    {
        lock (_pollers)
        {
            if (Find(id) is not { } key)
                return null;
            EventSourceMapping deleted = _pollers[key].Describe(key.Function);
            Disconnect([key]);
            // A handler that declares it must not connect it again.
            if (_declared.Contains(key))
                changes.Set(new QueueMappingChange(key.Queue, key.Function, null, IsCreated: false));
            else
                changes.Remove(key.Queue, key.Function);
            return deleted;
        }
    }

    public void Dispose()
    {
        lock (_pollers)
            Disconnect(_pollers.Keys);
    }

    private (string Queue, string Function)? Find(Guid id)
    {
        foreach ((string Queue, string Function) key in _pollers.Keys)
        {
            if (_pollers[key].Describe(key.Function).Id == id)
                return key;
        }

        return null;
    }

    /// <summary>What handlers declare and the API has not deleted, and what the API has created. A queue that was deleted stays deleted.</summary>
    private HashSet<(string Queue, string Function)> FindWanted()
    {
        IEnumerable<(string, string)> created = changes.OfQueues
            .Where(change => change is { IsCreated: true, Settings: not null } && queues.Find(change.Queue) is not null)
            .Select(static change => (change.Queue, change.Function));
        return [.. _declared.Where(key => changes.Find(key.Queue, key.Function) is not { Settings: null }), .. created];
    }

    private MessageQueue GetOrCreate(string name, TimeSpan functionTimeout) =>
        TemplateQueue.GetOrCreate(queues, name, new QueueSettings { VisibilityTimeout = TemplateQueue.VisibilityTimeoutFor(functionTimeout) });

    private QueuePoller Connect(MessageQueue queue, string function, QueueMapping settings) =>
        _pollers[(queue.Name, function)] = new QueuePoller(queues, queue, settings, () => functions.Find(function), batch => Report(queues.Find(queue.Name) ?? queue, batch));

    private void Disconnect(IEnumerable<(string Queue, string Function)> keys)
    {
        foreach ((string Queue, string Function) key in keys.ToArray())
        {
            _pollers.Remove(key, out QueuePoller? poller);
            poller!.Dispose();
        }
    }

    // A queue of the same name may have been created since.
    private void DisconnectDeletedQueues() =>
        Disconnect(_pollers.Where(connected => queues.Find(connected.Key.Queue) != connected.Value.Queue).Select(static connected => connected.Key));

    private void Report(MessageQueue queue, DeliveredBatch batch)
    {
        _activity.AddOrUpdate(queue.Name, _ => Add(new QueueActivity(0, 0, null), batch), (_, before) => Add(before, batch));
        delivered(queue, batch);
    }

    private static QueueActivity Add(QueueActivity before, DeliveredBatch batch)
    {
        int failed = batch.Messages.Count(message => batch.Verdict.Failed.Contains(message.Id));
        return new QueueActivity(before.Handled + batch.Messages.Count - failed, before.Failed + failed, batch.Verdict.Problem ?? before.LastProblem);
    }
}
