using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Collects the entries of a dictionary in borrowed room, until their number is known: what is kept has just their size.</summary>
/// <remarks>Used by the readers that the generator writes. After an error the room is left to the garbage collector.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PooledDictionaryBuilder<TKey, TValue>
    where TKey : notnull
{
    private PooledArrayBuilder<KeyValuePair<TKey, TValue>> _entries;

    /// <summary>Adds an entry, or gives one that was added before another value.</summary>
    public TValue this[TKey key]
    {
        set => _entries.Add(new KeyValuePair<TKey, TValue>(key, value));
    }

    /// <summary>The entries as a dictionary. Ends the use of this instance.</summary>
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
