using System.Numerics;
using System.Runtime.InteropServices;
using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Batches;

/// <summary>Finds records with the same value, such as the ID of a message that occurs twice, or the group of a FIFO queue.</summary>
internal readonly ref struct RecordGroups
{
    private readonly ReadOnlySpan<byte> _json;

    /// <summary>A hash table of the first records, which are counted from 1.</summary>
    private readonly Span<int> _slots;

    /// <param name="json">The event.</param>
    /// <param name="records">The number of records.</param>
    /// <param name="buffer">Memory that is reused.</param>
    public RecordGroups(ReadOnlySpan<byte> json, int records, ByteBuffer buffer)
    {
        _json = json;
        int length = (int)BitOperations.RoundUpToPowerOf2((uint)records * 2) * sizeof(int);
        buffer.Reset();
        Span<byte> bytes = buffer.Reserve(length)[..length];
        buffer.Advance(length);
        bytes.Clear();
        _slots = MemoryMarshal.Cast<byte, int>(bytes);
    }

    /// <summary>Adds a record.</summary>
    /// <param name="entries">The records.</param>
    /// <param name="record">The number of the record.</param>
    /// <param name="part">The value of a record that is compared.</param>
    /// <returns>The first record with the same value, which may be this one.</returns>
    public int FindFirst(ReadOnlySpan<RecordEntry> entries, int record, RecordField part)
    {
        ReadOnlySpan<byte> value = ValueOf(entries[record], part);

        // The hash is another one in each process, so that senders cannot choose values that collide.
        var hash = default(HashCode);
        hash.AddBytes(value);
        int mask = _slots.Length - 1;
        for (int slot = hash.ToHashCode() & mask; ; slot = (slot + 1) & mask)
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

    private ReadOnlySpan<byte> ValueOf(in RecordEntry entry, RecordField part) => (part == RecordField.Id ? entry.Id : entry.Group).Of(_json);
}
