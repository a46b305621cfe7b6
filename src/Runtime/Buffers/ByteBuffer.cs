using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Lambda.Runtime.Buffers;

/// <summary>
/// An array that grows, with the number of its bytes in use. After an unusually large use it shrinks again.
/// </summary>
/// <remarks>
/// Used by one thread at a time. Invariant: the bytes before <see cref="Count"/> are in use, those from it on are free.
/// </remarks>
/// <param name="initialCapacity">In bytes.</param>
/// <param name="limit">The maximum length, in bytes. Beyond it, an operation throws before memory is allocated.</param>
/// <param name="tooLong">Creates the exception that is thrown beyond the limit.</param>
internal sealed class ByteBuffer(int initialCapacity, int limit = int.MaxValue, Func<Exception>? tooLong = null) : IBufferWriter<byte>
{
    /// <summary>An array up to this size is always kept.</summary>
    private const int AlwaysKept = 64 * 1024;

    /// <summary>After so many small uses in a row, the large one before them was unusual.</summary>
    private const int SmallUsesBeforeShrinking = 16;

    private byte[] _bytes = new byte[initialCapacity];
    private int _smallUses;
    private int _largestSmallUse;

    /// <summary>The number of bytes in use.</summary>
    public int Count { get; private set; }

    public int Capacity => _bytes.Length;

    /// <summary>The bytes in use.</summary>
    public Span<byte> Filled => _bytes.AsSpan(0, Count);

    /// <summary>The memory after the bytes in use; at least one byte after <see cref="EnsureFree"/>.</summary>
    public Memory<byte> Free => _bytes.AsMemory(Count);

    /// <summary>Gets some of the bytes in use. Valid until the buffer grows or is reset.</summary>
    public ReadOnlyMemory<byte> Slice(int start, int length)
    {
        Debug.Assert(start + length <= Count, "a slice lies within the bytes in use");
        return _bytes.AsMemory(start, length);
    }

    /// <summary>Adds bytes that were written into <see cref="Free"/> to those in use.</summary>
    public void Advance(int count)
    {
        Debug.Assert(count >= 0 && Count + count <= _bytes.Length, "only free bytes become used");
        Count += count;
    }

    /// <summary>Discards the bytes after the first <paramref name="count"/>.</summary>
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

    /// <summary>Returns the memory after the bytes in use, which is grown to at least <paramref name="free"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int free)
    {
        if (_bytes.Length - Count < free)
            EnsureFree(free);
        return _bytes.AsSpan(Count);
    }

    /// <summary>Grows until <paramref name="free"/> bytes are free. The length doubles, so that a slowly growing body is copied only a few times.</summary>
    /// <param name="free">A number of bytes. A <see cref="long"/>, because escapes and base64 may need more than an <see cref="int"/> holds.</param>
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

    /// <summary>Empties the buffer for its next use, and replaces a large array after a number of small uses.</summary>
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
            LargeBufferReclaimer.OnReleased(_bytes.Length);
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
