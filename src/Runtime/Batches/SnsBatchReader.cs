using System.ComponentModel;
using Lambda.Runtime.Batches;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads events of Amazon SNS.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</remarks>
/// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SnsBatchReader(LambdaEnvironment environment, int cancellationMargin) : MessageBatchReader(environment, cancellationMargin)
{
    internal override string ServiceName => "Amazon SNS";

    internal override string ContentPath => "$.Sns.Message";

    internal override ReadOnlySpan<byte> EventSource => "aws:sns"u8;

    internal override string EventSourceDescription => "\"aws:sns\", because the handler has [SnsHandler]";

    internal override bool HasList => false;

    internal override RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail)
    {
        if (isDetail)
        {
            return name.SequenceEqual("MessageId"u8) ? RecordField.Id
                : name.SequenceEqual("Message"u8) ? RecordField.Payload
                : RecordField.None;
        }

        return name.SequenceEqual("Sns"u8) ? RecordField.Details
            : RecordField.None;
    }

    internal override string[] AttributePath(string name, bool isBinary) => ["Sns", "MessageAttributes", name, "Value"];
}
