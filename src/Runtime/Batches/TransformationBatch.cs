using System.Buffers.Text;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json;
using Lambda.Runtime.RuntimeApi;

namespace Lambda.Runtime.Batches;

/// <summary>The batch of a transformation, whose response has every record once, in the order of the event, with its new content or with the one it had.</summary>
/// <remarks>
/// The first record that is not in the response yet writes its result where it stays. If several are handled at once, the results of later ones wait in buffers
/// until those before them are known. A result counts once its record has succeeded: middleware may still fail it.
/// </remarks>
internal sealed class TransformationBatch : RecordBatch
{
    /// <summary>The length of a record in the response besides the values of its ID and content, at most.</summary>
    private const int ElementOverhead = 80;

    private const int FirstCapacity = 1024;

    private readonly Lock _writing = new();
    private readonly JsonWriter _response;
    private readonly bool _appendsNewline;
    private JsonWriter?[]? _later;

    /// <summary>The first record that is not in the response yet.</summary>
    private int _next;

    /// <summary>Where that record starts in the buffer. What follows is its result, which does not count yet.</summary>
    private int _start;

    /// <summary>The length of the response if all records fail that have no result yet, at most.</summary>
    private long _length = 2 * ElementOverhead;

    private bool _isComplete;

    /// <inheritdoc cref="RecordBatch(BatchReader, LambdaContext, ReadOnlyMemory{byte}, RecordTable, DateTimeOffset, JsonWriter)"/>
    public TransformationBatch(
        FirehoseBatchReader source, LambdaContext context, ReadOnlyMemory<byte> json, RecordTable table, DateTimeOffset stop, JsonWriter writer)
        : base(source, context, json, table, stop, writer)
    {
        _response = writer;
        _appendsNewline = source.AppendNewline;
        foreach (ref readonly RecordEntry entry in Entries)
            _length += LengthUnchanged(entry);
        _response.WriteRaw("{\"records\":["u8);
        _start = _response.Buffer.Count;
    }

    /// <summary>Writes the result of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="value">What is written.</param>
    /// <param name="write">Writes the bytes of the new content, without base64.</param>
    /// <param name="metadata">Where to deliver it; <see langword="null"/> for what the Firehose stream says.</param>
    /// <param name="writeMetadata">Writes that.</param>
    /// <exception cref="InvalidOperationException">Lambda does not accept a response that is so long.</exception>
    public void SetResult<T, TMetadata>(int record, T value, JsonWrite<T> write, TMetadata? metadata = null, JsonWrite<TMetadata>? writeMetadata = null)
        where TMetadata : class
    {
        lock (_writing)
        {
            if (_isComplete)
                return; // The record was left behind.
            Discard(record);
            JsonWriter writer = record == _next ? _response : (_later ??= new JsonWriter?[Queue.Count])[record] ??= new JsonWriter(new ByteBuffer(FirstCapacity));
            try
            {
                writer.Reset();
                WriteStart(writer, record, "Ok"u8);
                writer.WriteRaw("\""u8);
                int content = writer.Buffer.Count;
                write(writer, value);
                if (_appendsNewline && writer.Buffer.Count > content && writer.Buffer.Filled[^1] != '\n')
                    writer.Buffer.Append((byte)'\n');
                EncodeBase64(writer.Buffer, content);
                writer.WriteRaw("\""u8);
                if (metadata is not null && writeMetadata is not null)
                {
                    writer.WriteRaw(",\"metadata\":"u8);
                    writeMetadata(writer, metadata);
                }

                writer.WriteRaw("}"u8);
            }
            catch
            {
                Truncate(record);
                throw;
            }

            Count(record);
        }
    }

    /// <summary>Discards the result of a record, which is dropped if it succeeds without one.</summary>
    public void Drop(int record)
    {
        lock (_writing)
        {
            if (!_isComplete)
                Discard(record);
        }
    }

    /// <summary>The ID of a record.</summary>
    public RecordContent GetId(int record) => RecordContent.FromText(Entries[record].Id.Of(Json));

    private protected override string ContentPathOf(int record) => FirehoseBatchReader.IsOfKafka(Entries[record]) ? "$.kafkaRecordValue" : base.ContentPathOf(record);

    private protected override void OnSettled(int record)
    {
        lock (_writing)
        {
            if (_isComplete || record < _next)
                return;
            if (!Queue.HasSucceeded(record))
                Discard(record);
            while (_next < Queue.Count && Queue.IsSettled(_next))
                Append();
        }
    }

    private protected override void WriteResponse()
    {
        lock (_writing)
        {
            _isComplete = true;
            while (_next < Queue.Count)
                Append();
            _response.WriteRaw("]}"u8);
        }
    }

    /// <summary>Completes the next record in the response. One that has not succeeded has failed.</summary>
    private void Append()
    {
        if (!Queue.HasSucceeded(_next))
        {
            Truncate(_next);
            WriteUnchanged("ProcessingFailed"u8);
        }
        else if (_later?[_next] is { Buffer: { Count: > 0 } result })
        {
            _response.WriteRaw(result.Filled);
        }
        else if (_response.Buffer.Count == _start)
        {
            WriteUnchanged("Dropped"u8);
        }

        if (_later is not null)
            _later[_next] = null;
        _next++;
        _start = _response.Buffer.Count;
    }

    private void WriteUnchanged(ReadOnlySpan<byte> result)
    {
        WriteStart(_response, _next, result);
        ReadOnlySpan<byte> content = Entries[_next].Payload.Of(Json);
        _response.WriteRaw(content is [(byte)'"', ..] ? content : "\"\""u8);
        _response.WriteRaw("}"u8);
    }

    private void WriteStart(JsonWriter writer, int record, ReadOnlySpan<byte> result)
    {
        ref RecordEntry entry = ref Entries[record];
        writer.WriteRaw(record == 0 ? "{\"recordId\":"u8 : ",{\"recordId\":"u8);
        writer.WriteRaw(entry.Id.Of(Json));
        writer.WriteRaw(",\"result\":\""u8);
        writer.WriteRaw(result);
        writer.WriteRaw(FirehoseBatchReader.IsOfKafka(entry) ? "\",\"kafkaRecordValue\":"u8 : "\",\"data\":"u8);
    }

    /// <summary>Checks that the response has room for a result, and for all records that have none yet, if they fail.</summary>
    private void Count(int record)
    {
        int grown = LengthOf(record) - LengthUnchanged(Entries[record]);
        _length += grown;
        if (grown <= 0 || _length <= CompletionBody.MaxResponseLength)
            return;
        int length = LengthOf(record);
        Discard(record);
        throw new InvalidOperationException(
            $"The result has {length} bytes in the response, which would be longer than the {CompletionBody.MaxResponseLength} bytes that Lambda accepts. Return less, or let "
            + "the Firehose stream send smaller batches: reduce BufferSizeInMBs of its processor.");
    }

    private void Discard(int record)
    {
        int length = LengthOf(record);
        if (length > 0)
            _length -= length - LengthUnchanged(Entries[record]);
        Truncate(record);
    }

    /// <summary>The length of the result of a record; 0 if it has none yet.</summary>
    private int LengthOf(int record) => (_later?[record]?.Buffer.Count ?? 0) + (record == _next ? _response.Buffer.Count - _start : 0);

    private void Truncate(int record)
    {
        _later?[record]?.Buffer.Truncate(0);
        if (record == _next)
            _response.Buffer.Truncate(_start);
    }

    private static int LengthUnchanged(in RecordEntry entry) => ElementOverhead + entry.Id.Length + entry.Payload.Length;

    private static void EncodeBase64(ByteBuffer buffer, int start)
    {
        int length = buffer.Count - start;
        buffer.EnsureFree(Base64.GetMaxEncodedToUtf8Length(length) - length);
        buffer.Truncate(start);
        _ = Base64.EncodeToUtf8InPlace(buffer.Free.Span, length, out int written);
        buffer.Advance(written);
    }
}
