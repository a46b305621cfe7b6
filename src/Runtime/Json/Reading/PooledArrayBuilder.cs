using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.CompilerServices;

/// <summary>
/// Collects elements until their number is known, the first few on the stack and more in a pooled array, and creates an array or list of
/// exactly that size.
/// </summary>
/// <remarks>Used by generated readers. After an error, the pooled array is left to the garbage collector.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PooledArrayBuilder<T>
{
    private FirstElements _first;
    private T[]? _rented;
    private int _count;

    /// <summary>The elements that were added.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<T> Elements => _rented is null ? ((ReadOnlySpan<T>)_first)[.._count] : _rented.AsSpan(0, _count);

    /// <summary>Adds an element.</summary>
    public void Add(T element)
    {
        if (_rented is null && _count < FirstElements.Length)
        {
            _first[_count++] = element;
            return;
        }

        if (_rented is null || _count == _rented.Length)
            Grow();
        _rented[_count++] = element;
    }

    /// <summary>Creates an array of the elements. The builder must not be used afterwards.</summary>
    public T[] ToArray()
    {
        T[] array = Elements.ToArray();
        Return();
        return array;
    }

    /// <summary>Creates a list of the elements. The builder must not be used afterwards.</summary>
    public List<T> ToList()
    {
        var list = new List<T>(_count);
        CollectionsMarshal.SetCount(list, _count);
        Elements.CopyTo(CollectionsMarshal.AsSpan(list));
        Return();
        return list;
    }

    /// <summary>Returns the array to the pool. The builder must not be used afterwards.</summary>
    internal void Return()
    {
        if (_rented is null)
            return;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Array.Clear(_rented, 0, _count);
        ArrayPool<T>.Shared.Return(_rented);
        _rented = null;
    }

    [MemberNotNull(nameof(_rented))]
    private void Grow()
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(4 * FirstElements.Length, 2 * _count));
        Elements.CopyTo(larger);
        Return();
        _rented = larger;
    }

    /// <summary>Room for the elements of most arrays other than lists of records.</summary>
    [InlineArray(Length)]
    private struct FirstElements
    {
        public const int Length = 8;

        private T _element;
    }
}
