using System.ComponentModel;
using Lambda.Runtime.Batches;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads batches of a stream of Amazon DynamoDB.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html</remarks>
/// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DynamoDbBatchReader(LambdaEnvironment environment, int cancellationMargin) : StreamBatchReader(environment, cancellationMargin)
{
    internal override string ServiceName => "Amazon DynamoDB";

    internal override string ContentPath => "$";

    internal override ReadOnlySpan<byte> EventSource => "aws:dynamodb"u8;

    internal override string EventSourceDescription => "\"aws:dynamodb\", because the handler has [DynamoDbHandler]";

    internal override RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail)
    {
        if (isDetail)
        {
            return name.SequenceEqual("SequenceNumber"u8) ? RecordField.Id
                : name.SequenceEqual("Keys"u8) ? RecordField.Group
                : RecordField.None;
        }

        return name.SequenceEqual("dynamodb"u8) ? RecordField.Details
            : RecordField.None;
    }

    internal override bool IsContentRecord => true;
}
