using System;
using System.Collections.Generic;
using System.IO;
using Lambda.Runtime;

namespace Events.Firehose;

public record TransformationEvent(
    Guid InvocationId,
    string DeliveryStreamArn,
    string? SourceKinesisStreamArn,
    string Region,
    IEnumerable<TransformationRecord> Records);

public record TransformationRecord(
    string RecordId,
    long ApproximateArrivalTimestamp,
    MemoryStream Data,
    RecordMetadata? KinesisRecordMetadata);

public record RecordMetadata(
    string SequenceNumber,
    int SubsequenceNumber,
    string PartitionKey,
    string ShardId,
    long ApproximateArrivalTimestamp);

public static class Functions
{
    [LambdaHandler("firehose")]
    public static TransformationEvent Firehose(TransformationEvent value) => value;
}
