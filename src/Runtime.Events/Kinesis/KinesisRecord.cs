namespace Lambda.Runtime.Events;

/// <summary>A record of Amazon Kinesis Data Streams.</summary>
public sealed class KinesisRecord : KinesisRecordSource
{
    /// <summary>The record.</summary>
    public KinesisRecordData Kinesis { get => field ??= new(); init; }

    internal override KinesisRecordDetails Details => Kinesis;
}

/// <summary>A record of Amazon Kinesis Data Streams, whose data is the JSON of a type.</summary>
/// <typeparam name="T">The type of the data.</typeparam>
public sealed class KinesisRecord<T> : KinesisRecordSource
{
    /// <inheritdoc cref="KinesisRecord.Kinesis"/>
    public KinesisRecordData<T> Kinesis { get => field ??= new(); init; }

    internal override KinesisRecordDetails Details => Kinesis;
}
