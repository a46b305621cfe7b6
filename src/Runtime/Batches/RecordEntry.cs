using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Batches;

/// <summary>Where the parts of a record are in the event.</summary>
internal struct RecordEntry
{
    /// <summary>The whole record, an object.</summary>
    public Slice Record;

    /// <summary>The value by which the response names the record.</summary>
    public Slice Id;

    /// <summary>The value with the content.</summary>
    public Slice Payload;

    /// <summary>The value with the key, if a record has a content and a key.</summary>
    public Slice Key;

    /// <summary>The value that records of the same group share.</summary>
    public Slice Group;

    /// <summary>How often the record was received, in a string.</summary>
    public Slice ReceiveCount;

    /// <summary>Whether the response can name the record: for an empty ID, the service fails the whole batch.</summary>
    public readonly bool HasId => Id.Length > 0;
}

/// <summary>What a member of a record is for its batch.</summary>
internal enum RecordField
{
    /// <summary>Nothing that the batch needs.</summary>
    None,

    /// <summary>An object with more of these members.</summary>
    Details,

    /// <summary><see cref="RecordEntry.Id"/></summary>
    Id,

    /// <summary><see cref="RecordEntry.Payload"/></summary>
    Payload,

    /// <summary><see cref="RecordEntry.Key"/></summary>
    Key,

    /// <summary><see cref="RecordEntry.Group"/></summary>
    Group,

    /// <summary><see cref="RecordEntry.ReceiveCount"/></summary>
    ReceiveCount,

    /// <summary>The service that sent the record, such as <c>aws:sqs</c>.</summary>
    EventSource,

    /// <summary>The ARN of the queue or stream.</summary>
    EventSourceArn,
}
