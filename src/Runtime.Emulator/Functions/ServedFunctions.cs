using System.Collections.Concurrent;

namespace Lambda.Runtime.Emulator.Functions;

/// <summary>The functions by name. The function of a name may be replaced at any time.</summary>
internal sealed class ServedFunctions
{
    private readonly ConcurrentDictionary<string, IServedFunction> _functions = new(StringComparer.Ordinal);

    /// <summary>The names, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _functions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds a function, or replaces the one with this name for later requests. The old one is not disposed.</summary>
    public void Set(string name, IServedFunction function) => _functions[name] = function;

    public void Remove(string name) => _functions.TryRemove(name, out _);

    public IServedFunction? Find(string name) => _functions.GetValueOrDefault(name);

    /// <summary>The only function, if there is exactly one.</summary>
    public IServedFunction? Single()
    {
        ICollection<IServedFunction> all = _functions.Values;
        return all.Count == 1 ? all.First() : null;
    }
}
