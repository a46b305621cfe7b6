using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Lambda.Runtime.Buffers;

/// <summary>
/// A growing array with the count of its bytes in use. It grows to what was needed and shrinks back after a rare giant.
/// </summary>
/// <remarks>
/// Owned by one connection and used by one thread. Invariant: bytes below <see cref="Count"/> are valid, those above are free.
/// </remarks>
/// <param name="initialCapacity">In bytes.</param>
/// <param name="limit">How long it may become: what asks for more fails before memory is taken for it.</param>
/// <param name="tooLong">Creates the exception for that.</param>
internal sealed class ByteBuffer(int initialCapacity, int limit = int.MaxValue, Func<Exception>? tooLong = null) : IBufferWriter<byte>
{
    /// <summary>An array up to this size is never given back: it is not worth the second look.</summary>
    private const int AlwaysKept = 64 * 1024;

    /// <summary>So many small uses in a row make the last big one a rare giant.</summary>
    private const int SmallUsesBeforeShrinking = 16;

    private byte[] _bytes = new byte[initialCapacity];
    private int _smallUses;
    private int _largestSmallUse;

    public int Count { get; private set; }

    public int Capacity => _bytes.Length;

    public Span<byte> Filled => _bytes.AsSpan(0, Count);

    /// <summary>What follows <see cref="Count"/>; at least one byte after <see cref="EnsureFree"/>.</summary>
    public Memory<byte> Free => _bytes.AsMemory(Count);

    public ReadOnlyMemory<byte> Slice(int start, int length)
    {
        Debug.Assert(start + length <= Count, "a slice lies within the bytes in use");
        return _bytes.AsMemory(start, length);
    }

    /// <summary>Counts bytes that were written into <see cref="Free"/> as used.</summary>
    public void Advance(int count)
    {
        Debug.Assert(count >= 0 && Count + count <= _bytes.Length, "only free bytes become used");
        Count += count;
    }

    /// <summary>Forgets the bytes from <paramref name="count"/> on.</summary>
    public void Truncate(int count)
    {
        Debug.Assert(count >= 0 && count <= Count, "truncating never lengthens");
        Count = count;
    }

    /// <summary>Appends a byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(byte value)
    {
        int count = Count;
        if ((uint)count >= (uint)_bytes.Length)
            EnsureFree(1);
        _bytes[count] = value;
        Count = count + 1;
    }

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> values)
    {
        values.CopyTo(Reserve(values.Length));
        Count += values.Length;
    }

    /// <summary>What follows <see cref="Count"/>, with room for so many bytes at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int free)
    {
        if (_bytes.Length - Count < free)
            EnsureFree(free);
        return _bytes.AsSpan(Count);
    }

    /// <summary>Grows until so many bytes are free. Doubling keeps the copies of a slowly growing body few.</summary>
    /// <param name="free">Escapes and base64 need more bytes than there are characters: their number may be larger than an <see cref="int"/> holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnsureFree(long free)
    {
        if (Count + free > _bytes.Length)
            Grow(free);
    }

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        EnsureFree(Math.Max(sizeHint, 1));
        return Free;
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint)
    {
        return Reserve(Math.Max(sizeHint, 1));
    }

    /// <summary>Empties the buffer for its next use, and gives a giant array back once uses have stayed small.</summary>
    public void Reset()
    {
        int used = Count;
        Count = 0;
        if (_bytes.Length <= AlwaysKept)
            return;

        if (used > _bytes.Length / 4)
        {
            _smallUses = 0;
            _largestSmallUse = 0;
            return;
        }

        _largestSmallUse = Math.Max(_largestSmallUse, used);
        if (++_smallUses >= SmallUsesBeforeShrinking)
        {
            GiantMemory.Give(_bytes.Length);
            _bytes = new byte[Math.Max(initialCapacity, _largestSmallUse)];
            _smallUses = 0;
            _largestSmallUse = 0;
        }
    }

    private void Grow(long free)
    {
        long needed = Count + free;
        long longest = Math.Min(limit, Array.MaxLength);
        if (needed > longest)
            throw tooLong?.Invoke() ?? new InvalidOperationException($"The text is longer than the {longest} bytes that an array may have.");
        Array.Resize(ref _bytes, (int)Math.Min(Math.Max(needed, _bytes.Length * 2L), longest));
    }
}
