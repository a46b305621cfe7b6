using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Local.Sources;

/// <summary>What Lambda's API has changed of event source mappings. It applies again when the functions are built again. Safe to use from any thread.</summary>
internal sealed class MappingChanges
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Queue, string Function), QueueMappingChange> _queues = [];
    private readonly Dictionary<(StreamKind Kind, string Stream, string Function), StreamMappingChange> _streams = [];

    /// <summary>Raised after a change, on its thread. A handler must return soon.</summary>
    public event Action? Changed;

    public IReadOnlyList<QueueMappingChange> OfQueues
    {
        get
        {
            lock (_lock)
                return [.. _queues.OrderBy(static change => change.Key).Select(static change => change.Value)];
        }
    }

    public QueueMappingChange? Find(string queue, string function)
    {
        lock (_lock)
            return _queues.GetValueOrDefault((queue, function));
    }

    public StreamMappingChange? Find(StreamKind kind, string stream, string function)
    {
        lock (_lock)
            return _streams.GetValueOrDefault((kind, stream, function));
    }

    public void Set(QueueMappingChange change)
    {
        lock (_lock)
            _queues[(change.Queue, change.Function)] = change;
        Changed?.Invoke();
    }

    public void Set(StreamMappingChange change)
    {
        lock (_lock)
            _streams[(change.Kind, change.Stream, change.Function)] = change;
        Changed?.Invoke();
    }

    /// <summary>
    /// Applies the change of the only function that a queue had to its only function now: a function has the project's name until the project has a second handler.
    /// </summary>
    public void TakeOver(string queue, string function)
    {
        lock (_lock)
        {
            QueueMappingChange[] declared = [.. _queues.Values.Where(change => change.Queue == queue && !change.IsCreated)];
            if (declared is not [var before] || _queues.ContainsKey((queue, function)))
                return;
            _queues.Remove((queue, before.Function));
            _queues[(queue, function)] = before with { Function = function };
        }

        Changed?.Invoke();
    }

    /// <summary>Gives the change of a function, if there is one, to another function.</summary>
    public void Rename(StreamKind kind, string stream, string function, string name)
    {
        lock (_lock)
        {
            if (!_streams.Remove((kind, stream, function), out StreamMappingChange? change))
                return;
            _streams[(kind, stream, name)] = change with { Function = name };
        }

        Changed?.Invoke();
    }

    /// <summary>Forgets the change of a mapping that does not exist any more.</summary>
    public void Remove(string queue, string function)
    {
        lock (_lock)
            _queues.Remove((queue, function));
        Changed?.Invoke();
    }

    public MappingChangesState GetState()
    {
        lock (_lock)
        {
            return new MappingChangesState(
                [.. OfQueues.Select(QueueMappingState.From)],
                [.. _streams.OrderBy(static change => change.Key).Select(static change => StreamMappingState.From(change.Value))]);
        }
    }

    /// <summary>Adds the changes of a copy.</summary>
    /// <exception cref="InvalidDataException">A value is not one that Lambda's API accepts. Nothing is added.</exception>
    public void SetState(MappingChangesState state)
    {
        if (state is not { Queues: not null, Streams: not null } || state.Queues.Contains(null!) || state.Streams.Contains(null!))
            throw new InvalidDataException("The mappings have no queues or streams, or one that is null. Expected an array of objects for each.");

        QueueMappingChange[] queues = [.. state.Queues.Select(static change => change.ToChange())];
        StreamMappingChange[] streams = [.. state.Streams.Select(static change => change.ToChange())];
        Array.ForEach(queues, Set);
        Array.ForEach(streams, Set);
    }
}
