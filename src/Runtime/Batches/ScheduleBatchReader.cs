using System.ComponentModel;
using Lambda.Runtime.Batches;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads events of schedules, each of which is the only record of an invocation.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html</remarks>
/// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScheduleBatchReader(LambdaEnvironment environment, int cancellationMargin) : BatchReader(environment, cancellationMargin)
{
    internal override string ServiceName => "Amazon EventBridge";

    internal override string RecordName => "event";

    internal override string ContentPath => "$";

    internal override bool HasList => false;

    internal override bool IsSingle => true;

    internal override bool IsContentRecord => true;

    internal override RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail) => name.SequenceEqual("id"u8) ? RecordField.Id : RecordField.None;
}
