namespace Lambda.Runtime.Emulator.Streams;

/// <summary>Which service's rules a stream has.</summary>
internal enum StreamKind
{
    /// <summary>A stream of Amazon Kinesis Data Streams.</summary>
    Kinesis,

    /// <summary>The changes of a DynamoDB table.</summary>
    DynamoDb,

    /// <summary>A topic of Apache Kafka. Its shards are partitions, and its sequence numbers offsets.</summary>
    Kafka,
}
