using System.Collections.Concurrent;

namespace Lambda.Runtime.Emulator.Functions;

/// <summary>The functions that there are, by name. What stands behind a name may change while requests come in.</summary>
internal sealed class ServedFunctions
{
    private readonly ConcurrentDictionary<string, IServedFunction> _functions = new(StringComparer.Ordinal);

    /// <summary>The names, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _functions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds a function, or replaces the one of this name: requests that come from now on are the new one's. The old one is not ended.</summary>
    public void Set(string name, IServedFunction function) => _functions[name] = function;

    public void Remove(string name) => _functions.TryRemove(name, out _);

    public IServedFunction? Find(string name) => _functions.GetValueOrDefault(name);

    /// <summary>The only one, where there is only one.</summary>
    public IServedFunction? Single()
    {
        ICollection<IServedFunction> all = _functions.Values;
        return all.Count == 1 ? all.First() : null;
    }
}
