using System.ComponentModel;
using System.Text;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Takes what the handler of a transformation returns for a record.</summary>
/// <remarks>Called by generated code, after the handler and before <see cref="RecordBatch.Succeed"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordResult
{
    /// <summary>Takes a value that is written as JSON; <see langword="null"/> drops the record.</summary>
    public static void SetJson<T>(RecordBatch batch, int record, T value, JsonWrite<T> write) => Set(batch, record, value, write);

    /// <summary>Takes text; <see langword="null"/> drops the record.</summary>
    public static void SetText(RecordBatch batch, int record, string? text) => Set(batch, record, text, static (writer, text) => Encoding.UTF8.GetBytes(text, writer.Buffer));

    /// <summary>Takes bytes; <see langword="null"/> drops the record.</summary>
    public static void SetBytes(RecordBatch batch, int record, byte[]? bytes) => Set(batch, record, bytes, WriteBytes);

    /// <summary>Takes the members of a <c>FirehoseResponseRecord</c>.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="record">The record.</param>
    /// <param name="id">That of the record, or empty.</param>
    /// <param name="result">One of those that Amazon Data Firehose knows; <see langword="null"/> to drop the record.</param>
    /// <param name="content">The bytes to deliver.</param>
    /// <param name="metadata">Where to deliver them.</param>
    /// <param name="write">Writes the metadata.</param>
    /// <exception cref="InvalidOperationException">The record is to be treated as failed, or Amazon Data Firehose would treat it so.</exception>
    public static void SetRecord<T>(RecordBatch batch, int record, string? id, string? result, byte[]? content, T? metadata, JsonWrite<T> write)
        where T : class
    {
        var transformation = (TransformationBatch)batch;
        RequireId(transformation, record, id);
        switch (result)
        {
            case "Ok" when content is not null:
                transformation.SetResult(record, content, WriteBytes, metadata, write);
                break;
            case "Ok":
                throw new InvalidOperationException("The handler returned a record with the result \"Ok\" and without Data; create it by the method Ok of FirehoseRecord.");
            case null or "Dropped":
                transformation.Drop(record);
                break;
            case "ProcessingFailed":
                throw new InvalidOperationException("The handler returned a record with the result \"ProcessingFailed\".");
            default:
                throw new InvalidOperationException($"The handler returned a record with the result \"{result}\"; expected one of: Ok, Dropped, ProcessingFailed.");
        }
    }

    private static void Set<T>(RecordBatch batch, int record, T? value, JsonWrite<T> write)
    {
        var transformation = (TransformationBatch)batch;
        if (value is null)
            transformation.Drop(record);
        else
            transformation.SetResult<T, object>(record, value, write);
    }

    private static void WriteBytes(JsonWriter writer, byte[]? bytes) => writer.WriteRaw(bytes);

    private static void RequireId(TransformationBatch batch, int record, string? id)
    {
        if (string.IsNullOrEmpty(id))
            return;
        using RecordContent expected = batch.GetId(record);
        if (!expected.Utf8.SequenceEqual(Encoding.UTF8.GetBytes(id)))
        {
            throw new InvalidOperationException(
                $"The handler returned a record with the RecordId \"{id}\"; expected \"{Encoding.UTF8.GetString(expected.Utf8)}\", the one that it was called for, or none.");
        }
    }
}
