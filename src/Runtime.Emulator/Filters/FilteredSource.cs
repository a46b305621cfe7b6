namespace Lambda.Runtime.Emulator.Filters;

/// <summary>The sources whose event source mappings filter. Each has a field with the data that its sender wrote.</summary>
internal enum FilteredSource
{
    /// <summary>Amazon SQS: <c>body</c>. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html</summary>
    Sqs,

    /// <summary>Amazon Kinesis: <c>data</c>. https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html</summary>
    Kinesis,

    /// <summary>DynamoDB Streams: <c>dynamodb</c>. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html</summary>
    DynamoDB,

    /// <summary>Apache Kafka, Amazon MSK or self-managed: <c>value</c>. https://docs.aws.amazon.com/lambda/latest/dg/kafka-filtering.html</summary>
    Kafka,
}
