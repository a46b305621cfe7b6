using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Batches;

/// <summary>The records of a batch: where their parts are in the event, and what became of them. The memory is reused by the batches of one thread.</summary>
internal sealed class RecordTable
{
    /// <summary>The table of this thread; <see langword="null"/> while it is in use.</summary>
    [ThreadStatic]
    private static RecordTable? _free;

    private readonly ByteBuffer _entries = new(initialCapacity: 512);

    /// <summary>The records, in the order of the event.</summary>
    public Span<RecordEntry> Entries => MemoryMarshal.Cast<byte, RecordEntry>(_entries.Filled);

    /// <summary>Which of them is next, and which have failed.</summary>
    public RecordQueue Queue { get; } = new();

    /// <summary>The ARN of the queue or stream, which is the same in all records.</summary>
    public Slice SourceArn { get; set; }

    /// <summary>Takes the table of this thread, which is empty.</summary>
    public static RecordTable Rent()
    {
        RecordTable table = _free ?? new RecordTable();
        _free = null;
        table.Clear();
        return table;
    }

    /// <summary>Returns it. Nothing may use it any more.</summary>
    public void Return() => _free = this;

    /// <summary>Adds a record.</summary>
    public void Add(in RecordEntry entry)
    {
        int size = Unsafe.SizeOf<RecordEntry>();
        _entries.EnsureFree(size);
        _entries.Advance(size);
        Entries[^1] = entry;
    }

    /// <summary>Removes all records.</summary>
    public void Clear()
    {
        _entries.Reset();
        SourceArn = default;
    }
}
