using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Http.Requests;

/// <summary>Parts of a text. Its memory is reused. A generic list of a struct would be a separate copy of all its code in the binary.</summary>
internal sealed class SliceList
{
    private const int FirstCapacity = 4;

    private Slice[] _items = new Slice[FirstCapacity];

    public int Count { get; private set; }

    public Slice this[int index] => _items.AsSpan(0, Count)[index];

    public void Clear() => Count = 0;

    public void Add(Slice item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        _items[Count++] = item;
    }

    /// <summary>Removes the first items.</summary>
    public void RemoveFirst(int count)
    {
        _items.AsSpan(count, Count - count).CopyTo(_items);
        Count -= count;
    }
}
