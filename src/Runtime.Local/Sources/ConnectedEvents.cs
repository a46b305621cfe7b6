using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Schedules;

namespace Lambda.Runtime.Local.Sources;

/// <summary>Connects functions to the topics, buckets, events, schedules and log groups that their handlers declare. They are invoked asynchronously.</summary>
/// <param name="functions">Finds the current function of a name.</param>
/// <param name="queues">Has a queue for each of these functions, for the events that it could not process.</param>
/// <param name="time">The clock of schedules and retries.</param>
/// <param name="failed">Called after each attempt that has failed.</param>
internal sealed class ConnectedEvents(FunctionRegistry functions, QueueRegistry queues, TimeProvider time, Action<FailedAttempt> failed) : IDisposable
{
    private static readonly string[] Services = [HandlerSource.Sns, HandlerSource.S3, HandlerSource.EventBridge, HandlerSource.Schedule, HandlerSource.Logs];

    private readonly Lock _lock = new();
    private readonly AsynchronousInvocations _invocations = new(time, queues, failed);
    private readonly Dictionary<HandlerSource, ScheduleTimer> _timers = [];
    private HandlerSource[] _sources = [];

    /// <summary>The sources of the functions.</summary>
    public IReadOnlyList<HandlerSource> Sources
    {
        get
        {
            lock (_lock)
                return _sources;
        }
    }

    /// <summary>The functions whose failed events a queue gets.</summary>
    public IReadOnlyList<string> FailuresOf(string queue) =>
        [.. Sources.Select(static source => source.Function).Distinct().Where(function => AsynchronousInvocations.FailureQueueOf(function) == queue)];

    /// <summary>Connects the sources, and starts their schedules. A schedule that has not changed goes on.</summary>
    public void Connect(IEnumerable<HandlerSource> sources)
    {
        lock (_lock)
        {
            _sources = [.. sources.Where(static source => Services.Contains(source.Service))];
            foreach (HandlerSource removed in _timers.Keys.Except(_sources).ToArray())
            {
                _timers.Remove(removed, out ScheduleTimer? timer);
                timer!.Dispose();
            }

            foreach (HandlerSource source in _sources)
            {
                queues.GetOrCreate(AsynchronousInvocations.FailureQueueOf(source.Function), new QueueSettings { Retention = QueueLimits.MaxRetention }, out _);
                if (source is { Service: HandlerSource.Schedule, Name: { } expression } && !_timers.ContainsKey(source) && ScheduleExpression.Parse(expression) is { } schedule)
                    _timers[source] = new ScheduleTimer(schedule, time, () => Invoke(source, CreateScheduledEvent(source, null)));
            }
        }
    }

    /// <summary>Invokes the functions of a source.</summary>
    /// <param name="service">The service.</param>
    /// <param name="name">The topic, the bucket, the <c>detail-type</c>, the log group, or of a schedule the function.</param>
    /// <param name="payload">The event.</param>
    /// <returns>The names of the functions and the IDs of their invocations; none if there is no such source.</returns>
    public IReadOnlyDictionary<string, string> Publish(string service, string name, byte[] payload) => Sources
        .Where(source => source.Service == service && source.Accepts(name))
        .DistinctBy(static source => source.Function)
        .ToDictionary(static source => source.Function, source => Invoke(source, payload));

    /// <summary>Returns the event of a schedule: the input, an example of it, or what Scheduler sends without one.</summary>
    public byte[] CreateScheduledEvent(HandlerSource source, byte[]? input) => input
        ?? (source.Payload is { } example ? Encoding.UTF8.GetBytes(example) : ToBytes(NotificationEvents.Schedule(source.Function, CreateStamp())));

    /// <summary>Returns the event with log events of a log group.</summary>
    public byte[] CreateLogsEvent(HandlerSource logGroup, IEnumerable<string> messages) =>
        ToBytes(LogsEvent.Create(logGroup.SourceName, EventStamp.CreateNumber(), time.GetUtcNow(), messages));

    /// <summary>Returns the ID and the time of a new event.</summary>
    public EventStamp CreateStamp() => new(Guid.NewGuid().ToString(), time.GetUtcNow());

    public static byte[] ToBytes(JsonNode json) => ReflectionJson.SerializeToUtf8Bytes(json);

    public void Dispose()
    {
        Connect([]);
        _invocations.Dispose();
    }

    private string Invoke(HandlerSource source, byte[] payload)
    {
        var request = new InvocationRequest(payload);
        _ = _invocations.InvokeAsync(() => functions.Find(source.Function), request);
        return request.RequestId;
    }
}
