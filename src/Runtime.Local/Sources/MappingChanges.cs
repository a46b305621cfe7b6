namespace Lambda.Runtime.Local.Sources;

/// <summary>What Lambda's API has changed of event source mappings. It applies again when the functions are built again. Safe to use from any thread.</summary>
internal sealed class MappingChanges
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Queue, string Function), MappingChange> _changes = [];

    /// <summary>Raised after a change, on its thread. A handler must return soon.</summary>
    public event Action? Changed;

    public IReadOnlyList<MappingChange> All
    {
        get
        {
            lock (_lock)
                return [.. _changes.Values.OrderBy(static change => change.Queue, StringComparer.Ordinal).ThenBy(static change => change.Function, StringComparer.Ordinal)];
        }
    }

    public MappingChange? Find(string queue, string function)
    {
        lock (_lock)
            return _changes.GetValueOrDefault((queue, function));
    }

    public void Set(MappingChange change)
    {
        lock (_lock)
            _changes[(change.Queue, change.Function)] = change;
        Changed?.Invoke();
    }

    /// <summary>Forgets the change of a mapping that does not exist any more.</summary>
    public void Remove(string queue, string function)
    {
        lock (_lock)
            _changes.Remove((queue, function));
        Changed?.Invoke();
    }
}
