using System.ComponentModel;
using Lambda.Runtime.Batches;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads notifications of Amazon S3.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html</remarks>
/// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class S3BatchReader(LambdaEnvironment environment, int cancellationMargin) : BatchReader(environment, cancellationMargin)
{
    internal override string ServiceName => "Amazon S3";

    internal override string ContentPath => "$";

    internal override ReadOnlySpan<byte> EventSource => "aws:s3"u8;

    internal override string EventSourceDescription => "\"aws:s3\", because the handler has [S3Handler]";

    internal override bool HasList => false;

    internal override bool IsContentRecord => true;

    internal override RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail) => RecordField.None;

    /// <summary>A new notification sends an event without records.</summary>
    internal override bool IsTestEvent(ReadOnlySpan<byte> json) => Envelopes.IsTestEvent(json);
}
