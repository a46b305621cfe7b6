using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.Json;

/// <summary>Collects the elements of an array in borrowed room, until their number is known: what is kept has just their size.</summary>
/// <remarks>Used by the readers that the generator writes. After an error the room is left to the garbage collector.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct JsonElements<T>
{
    private T[]? _borrowed;
    private int _count;

    /// <summary>Adds an element.</summary>
    public void Add(T element)
    {
        if (_borrowed is null || _count == _borrowed.Length)
            Grow();
        _borrowed![_count++] = element;
    }

    /// <summary>The elements as an array. Ends the use of this instance.</summary>
    public T[] ToArray()
    {
        T[] array = _borrowed.AsSpan(0, _count).ToArray();
        Return();
        return array;
    }

    /// <summary>The elements as a list. Ends the use of this instance.</summary>
    public List<T> ToList()
    {
        var list = new List<T>(_count);
        CollectionsMarshal.SetCount(list, _count);
        _borrowed.AsSpan(0, _count).CopyTo(CollectionsMarshal.AsSpan(list));
        Return();
        return list;
    }

    private void Grow()
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(16, _count * 2));
        _borrowed.AsSpan(0, _count).CopyTo(larger);
        Return();
        _borrowed = larger;
    }

    private void Return()
    {
        if (_borrowed is null)
            return;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Array.Clear(_borrowed, 0, _count);
        ArrayPool<T>.Shared.Return(_borrowed);
        _borrowed = null;
    }
}
