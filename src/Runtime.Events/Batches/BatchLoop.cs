using Lambda.Runtime.Batches;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Events;

/// <summary>The loop of handlers of single records, over records that have been read already.</summary>
internal static class BatchLoop
{
    /// <summary>Calls a method for each record.</summary>
    /// <returns>The positions of the records that the response names.</returns>
    public static List<int> Handle<TRecord>(
        BatchReader source, IReadOnlyList<TRecord> records, LambdaContext context, Func<TRecord, RecordKeys> keysOf, Action<TRecord> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        RecordBatch batch = Begin(source, records, context, keysOf);
        batch.HandleEach(record => handle(records[record]));
        return batch.CompleteList();
    }

    /// <summary>Calls an asynchronous method for each record.</summary>
    /// <inheritdoc cref="Handle"/>
    public static async Task<List<int>> HandleAsync<TRecord>(
        BatchReader source, IReadOnlyList<TRecord> records, LambdaContext context, Func<TRecord, RecordKeys> keysOf, Func<TRecord, Task> handle, int max = 1)
    {
        ArgumentNullException.ThrowIfNull(handle);
        RecordBatch batch = Begin(source, records, context, keysOf);
        await batch.HandleAsync(max, record => new ValueTask(handle(records[record]))).ConfigureAwait(false);
        return batch.CompleteList();
    }

    /// <summary>Writes the keys as the JSON in which the batch expects them.</summary>
    private static RecordBatch Begin<TRecord>(BatchReader source, IReadOnlyList<TRecord> records, LambdaContext context, Func<TRecord, RecordKeys> keysOf)
    {
        var table = new RecordTable();
        var json = new ByteBuffer(1024);
        var writer = new JsonWriter(json);
        foreach (TRecord record in records)
        {
            RecordKeys keys = keysOf(record);
            table.Add(new RecordEntry { Id = Write(writer, keys.Id), Group = Write(writer, keys.Group), ReceiveCount = Write(writer, keys.ReceiveCount) });
            table.SourceArn = Write(writer, keys.SourceArn);
        }

        return source.Begin(context, json.Slice(0, json.Count), table, writer);
    }

    private static Slice Write(JsonWriter writer, string? text)
    {
        int start = writer.Buffer.Count;
        if (!string.IsNullOrEmpty(text))
            writer.WriteString(text);
        return new Slice(start, writer.Buffer.Count - start);
    }
}
