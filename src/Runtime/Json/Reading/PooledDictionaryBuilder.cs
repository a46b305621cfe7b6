using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Collects entries in a pooled array until their number is known, and creates a dictionary of exactly that size.</summary>
/// <remarks>Used by generated readers. After an error, the pooled array is left to the garbage collector.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PooledDictionaryBuilder<TKey, TValue>
    where TKey : notnull
{
    private PooledArrayBuilder<KeyValuePair<TKey, TValue>> _entries;

    /// <summary>Adds an entry, or replaces the value of one that was added before.</summary>
    public TValue this[TKey key]
    {
        set => _entries.Add(new KeyValuePair<TKey, TValue>(key, value));
    }

    /// <summary>Creates a dictionary of the entries. The builder must not be used afterwards.</summary>
    public Dictionary<TKey, TValue> ToDictionary()
    {
        ReadOnlySpan<KeyValuePair<TKey, TValue>> entries = _entries.Elements;
        var dictionary = new Dictionary<TKey, TValue>(entries.Length);
        foreach ((TKey key, TValue value) in entries)
            dictionary[key] = value;
        _entries.Return();
        return dictionary;
    }
}
