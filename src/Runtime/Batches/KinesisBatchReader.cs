using System.ComponentModel;
using Lambda.Runtime.Batches;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads batches of Amazon Kinesis Data Streams.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html</remarks>
/// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KinesisBatchReader(LambdaEnvironment environment, int cancellationMargin) : StreamBatchReader(environment, cancellationMargin)
{
    internal override string ServiceName => "Amazon Kinesis";

    internal override string ContentPath => "$.kinesis.data";

    internal override ReadOnlySpan<byte> EventSource => "aws:kinesis"u8;

    internal override string EventSourceDescription => "\"aws:kinesis\", because the handler has [KinesisHandler]";

    internal override RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail)
    {
        if (isDetail)
        {
            return name.SequenceEqual("sequenceNumber"u8) ? RecordField.Id
                : name.SequenceEqual("data"u8) ? RecordField.Payload
                : name.SequenceEqual("partitionKey"u8) ? RecordField.Group
                : RecordField.None;
        }

        return name.SequenceEqual("kinesis"u8) ? RecordField.Details
            : RecordField.None;
    }

    internal override RecordContent Decode(ReadOnlySpan<byte> value) => RecordContent.FromBase64(value);
}
