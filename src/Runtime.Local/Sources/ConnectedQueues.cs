using System.Collections.Concurrent;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Local.Sources;

/// <summary>Connects functions to the queues that their handlers declare. The queues stay when the functions are built again.</summary>
/// <param name="queues">The queues.</param>
/// <param name="functions">Finds the current function of a name.</param>
/// <param name="delivered">Called after each invocation, with the queue.</param>
internal sealed class ConnectedQueues(QueueRegistry queues, FunctionRegistry functions, Action<MessageQueue, DeliveredBatch> delivered) : IDisposable
{
    private readonly Dictionary<(string Queue, string Function), QueuePoller> _pollers = [];
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

    /// <summary>Creates the queues of the sources that do not exist, connects them, and disconnects those that no handler declares any more.</summary>
    /// <param name="sources">The sources that the handlers declare.</param>
    /// <param name="functionTimeout">The timeout of the functions.</param>
    /// <param name="reportsFailures">Whether the responses list the messages that have failed.</param>
    public void Connect(IEnumerable<HandlerSource> sources, TimeSpan functionTimeout, bool reportsFailures)
    {
        _sources = [.. sources.Where(static source => source.Service == HandlerSource.Sqs)];
        HashSet<(string Queue, string Function)> wanted = [.. _sources.Select(static source => (source.SourceName, source.Function))];
        QueuePoller[] current;
        lock (_pollers)
        {
            foreach ((string Queue, string Function) removed in _pollers.Keys.Except(wanted).ToArray())
            {
                _pollers.Remove(removed, out QueuePoller? poller);
                poller!.Dispose();
            }

            foreach ((string Queue, string Function) added in wanted.Except(_pollers.Keys).ToArray())
                _pollers[added] = Create(added.Queue, added.Function, functionTimeout, reportsFailures);
            current = [.. _pollers.Values];
        }

        foreach (QueuePoller poller in current)
            poller.Poll();
    }

    public void Dispose() => Connect([], TimeSpan.Zero, reportsFailures: false);

    private QueuePoller Create(string name, string function, TimeSpan functionTimeout, bool reportsFailures)
    {
        var settings = new QueueSettings { VisibilityTimeout = TemplateQueue.VisibilityTimeoutFor(functionTimeout) };
        MessageQueue queue = TemplateQueue.GetOrCreate(queues, name, settings);
        return new QueuePoller(queues, queue, new QueueMapping { ReportsFailures = reportsFailures }, () => functions.Find(function), batch => Report(queue, batch));
    }

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
