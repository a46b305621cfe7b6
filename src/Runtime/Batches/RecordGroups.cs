using System.Buffers;
using System.Numerics;

namespace Lambda.Runtime.Batches;

/// <summary>Finds records with the same value, such as the ID of a message that occurs twice, or the group of a FIFO queue.</summary>
internal ref struct RecordGroups
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly int[] _slots;
    private readonly int _mask;

    /// <param name="json">The event.</param>
    /// <param name="records">The number of records.</param>
    public RecordGroups(ReadOnlySpan<byte> json, int records)
    {
        _json = json;
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)records * 2);
        _mask = size - 1;
        _slots = ArrayPool<int>.Shared.Rent(size);
        _slots.AsSpan(0, size).Clear();
    }

    /// <summary>Adds a record.</summary>
    /// <param name="entries">The records.</param>
    /// <param name="record">The number of the record.</param>
    /// <param name="part">The value of a record that is compared.</param>
    /// <returns>The first record with the same value, which may be this one.</returns>
    public readonly int FindFirst(ReadOnlySpan<RecordEntry> entries, int record, RecordField part)
    {
        ReadOnlySpan<byte> value = ValueOf(entries[record], part);

        // The hash is another one in each process, so that senders cannot choose values that collide.
        var hash = default(HashCode);
        hash.AddBytes(value);
        for (int slot = hash.ToHashCode() & _mask; ; slot = (slot + 1) & _mask)
        {
            int first = _slots[slot] - 1;
            if (first < 0)
            {
                _slots[slot] = record + 1;
                return record;
            }

            if (ValueOf(entries[first], part).SequenceEqual(value))
                return first;
        }
    }

    public readonly void Dispose() => ArrayPool<int>.Shared.Return(_slots);

    private readonly ReadOnlySpan<byte> ValueOf(in RecordEntry entry, RecordField part) => (part == RecordField.Id ? entry.Id : entry.Group).Of(_json);
}
