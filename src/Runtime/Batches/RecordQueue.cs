using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Batches;

/// <summary>Decides which record of a batch is handled next, and which ones the response reports.</summary>
/// <remarks>
/// The records are numbers here, in the order of the batch. Records of one group are handled one after the other; without groups, each record is one. The memory is
/// reused for later batches.
/// </remarks>
internal sealed class RecordQueue
{
    private readonly ByteBuffer _items = new(initialCapacity: 256);
    private readonly ByteBuffer _slots = new(initialCapacity: 128);
    private readonly object _lock = new();
    private RecordOrder _order;
    private int _cursor;

    /// <summary>The last record that may be begun, which a failure or the deadline decreases.</summary>
    private int _last;

    /// <summary>The number of records, including duplicates.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them have the ID of an earlier one.</summary>
    public int Duplicates { get; private set; }

    private Span<Item> Items => MemoryMarshal.Cast<byte, Item>(_items.Filled);

    /// <summary>Starts a batch, each of whose records is a group.</summary>
    public void Reset(int count, RecordOrder order)
    {
        (Count, Duplicates, _last, _cursor, _order) = (count, 0, count - 1, -1, order);
        _items.Reset();
        int length = count * Unsafe.SizeOf<Item>();
        _items.EnsureFree(length);
        _items.Advance(length);
        Span<Item> items = Items;
        for (int i = 0; i < count; i++)
            items[i] = new Item { First = i, LastOfGroup = i, Next = -1 };
    }

    /// <summary>Makes records with the same value in <see cref="RecordEntry.Group"/> one group.</summary>
    public void Group(ReadOnlySpan<byte> json, ReadOnlySpan<RecordEntry> entries)
    {
        Span<Item> items = Items;
        var groups = new RecordGroups(json, entries.Length, _slots);
        for (int i = 0; i < entries.Length; i++)
        {
            int first = groups.FindFirst(entries, i, RecordField.Group);
            if (first == i)
                continue;
            items[items[first].LastOfGroup].Next = i;
            items[first].LastOfGroup = i;
            items[i].First = first;
        }
    }

    /// <summary>Marks records with the ID of an earlier one, whose outcome they share.</summary>
    /// <param name="json">The event.</param>
    /// <param name="entries">The records that are compared.</param>
    /// <param name="first">The number of the first of them.</param>
    public void MarkDuplicates(ReadOnlySpan<byte> json, ReadOnlySpan<RecordEntry> entries, int first = 0)
    {
        Span<Item> items = Items[first..];
        var ids = new RecordGroups(json, entries.Length, _slots);
        for (int i = 0; i < entries.Length; i++)
        {
            items[i].IsDuplicate = entries[i].HasId && ids.FindFirst(entries, i, RecordField.Id) != i;
            Duplicates += items[i].IsDuplicate ? 1 : 0;
        }
    }

    /// <summary>Takes the next record, if they are handled one after the other.</summary>
    /// <returns>False if no other record may be begun.</returns>
    public bool TryTake(out int record)
    {
        Span<Item> items = Items;
        while (_cursor < _last)
        {
            ref Item item = ref items[++_cursor];
            if (item.IsDuplicate || items[item.First].IsGroupStopped)
                continue;
            item.State = RecordState.Begun;
            record = _cursor;
            return true;
        }

        record = -1;
        return false;
    }

    /// <summary>Takes the next record, if several are handled at once: the next one of the group of the record before it, or else the first one of another group.</summary>
    /// <param name="previous">The record that the caller has handled; -1 at first.</param>
    /// <param name="record">The next record for this caller.</param>
    /// <returns>False if this caller may begin no other record. Another one may still handle a group, and take the next records of that one.</returns>
    public bool TryTake(int previous, out int record)
    {
        lock (_lock)
        {
            Span<Item> items = Items;
            record = previous < 0 || items[items[previous].First].IsGroupStopped ? -1 : NextOf(items, previous);
            while (IsNone(record) && _cursor < _last)
            {
                _cursor++;
                if (items[_cursor].First == _cursor)
                    record = items[_cursor].IsDuplicate ? NextOf(items, _cursor) : _cursor;
            }

            if (IsNone(record))
                return false;
            items[record].State = RecordState.Begun;
            return true;
        }
    }

    /// <summary>Notes that the record is read. An error until <see cref="Start"/> is one of its content.</summary>
    public void Read(int record) => Items[record].State = RecordState.Reading;

    /// <summary>Notes that the record has been read, and the handler runs.</summary>
    public void Start(int record) => Items[record].State = RecordState.Running;

    /// <summary>Whether the record is still being read.</summary>
    public bool IsReading(int record) => Items[record].State == RecordState.Reading;

    /// <summary>Whether the record is being read or handled, or what runs before that.</summary>
    public bool IsBegun(int record) => Items[record].State is RecordState.Begun or RecordState.Reading or RecordState.Running;

    /// <summary>Whether the record was processed.</summary>
    public bool HasSucceeded(int record) => Items[record].State == RecordState.Succeeded;

    /// <summary>Whether the record was processed, or has failed.</summary>
    public bool IsSettled(int record) => Items[record].State is RecordState.Succeeded or RecordState.Failed;

    /// <summary>Notes that the record was processed.</summary>
    public void Succeed(int record) => Items[record].State = RecordState.Succeeded;

    /// <summary>Notes that the record was not processed.</summary>
    public void Fail(int record)
    {
        lock (_lock)
        {
            Span<Item> items = Items;
            items[record].State = RecordState.Failed;
            items[items[record].First].IsGroupStopped = true;
            if (_order == RecordOrder.Checkpoint)
                _last = Math.Min(_last, record);
        }
    }

    /// <summary>Prevents that further records are begun.</summary>
    public void Stop()
    {
        lock (_lock)
            _last = -1;
    }

    /// <summary>Counts the records in a state, without duplicates.</summary>
    public int CountOf(RecordState state)
    {
        int count = 0;
        foreach (ref readonly Item item in Items)
            count += item.State == state && !item.IsDuplicate ? 1 : 0;
        return count;
    }

    /// <summary>Finds the next record that the response reports.</summary>
    /// <param name="after">The record before it; -1 at first.</param>
    /// <returns>-1 if there is no other.</returns>
    public int NextReported(int after)
    {
        if (after >= 0 && _order == RecordOrder.Checkpoint)
            return -1;
        Span<Item> items = Items;
        for (int i = after + 1; i < items.Length; i++)
        {
            if (items[i] is { IsDuplicate: false, State: not RecordState.Succeeded })
                return i;
        }

        return -1;
    }

    private bool IsNone(int record) => record < 0 || record > _last;

    /// <summary>The next record of the same group that is not a duplicate.</summary>
    private static int NextOf(Span<Item> items, int record)
    {
        do
            record = items[record].Next;
        while (record >= 0 && items[record].IsDuplicate);
        return record;
    }

    private struct Item
    {
        /// <summary>The first record of its group.</summary>
        public int First;

        /// <summary>The next record of its group; -1 for the last.</summary>
        public int Next;

        /// <summary>The last record of the group, at the first one.</summary>
        public int LastOfGroup;

        public RecordState State;

        public bool IsDuplicate;

        /// <summary>A record of the group has failed, at the first one.</summary>
        public bool IsGroupStopped;
    }
}
