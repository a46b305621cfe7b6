using System.Text.Json;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>Records of Apache Kafka: a key and a value, each of which may be missing. A binary without such handlers does not contain this part.</remarks>
public partial class RecordBatch
{
    /// <summary>Reads the key of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="read">Reads its bytes.</param>
    /// <param name="nullable">What the parameter would be if it might be null, for the error; <see langword="null"/> if it may.</param>
    /// <exception cref="JsonException">The record has no key of this form.</exception>
    public T? ReadKey<T>(int record, RecordRead<T> read, string? nullable)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return ReadPart(record, _table.Entries[record].Key, read, nullable);
        }
        catch (JsonMismatchException e)
        {
            throw new JsonException($"$.key: {e.Message}");
        }
        catch (JsonException e)
        {
            // Its path is in the key.
            throw new JsonException($"in the key, {e.Message}", e);
        }
    }

    /// <summary>Reads the value of a record.</summary>
    /// <exception cref="JsonException">The record has no value of this form.</exception>
    /// <inheritdoc cref="ReadKey"/>
    public T? ReadValue<T>(int record, RecordRead<T> read, string? nullable)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return ReadPart(record, _table.Entries[record].Payload, read, nullable);
        }
        catch (JsonMismatchException e)
        {
            throw new JsonException($"$.value: {e.Message}");
        }
    }

    private T? ReadPart<T>(int record, Slice part, RecordRead<T> read, string? nullable)
    {
        Queue.Read(record);
        if (part.Length == 0)
            return nullable is null ? default : throw new JsonMismatchException($"expected a value, found none; take '{nullable}' for records without it");
        using var content = RecordContent.FromBase64(part.Of(_json.Span));
        return read(content.Utf8);
    }
}
