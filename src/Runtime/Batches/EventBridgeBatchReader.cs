using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads events of Amazon EventBridge, each of which is the only record of an invocation.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html</remarks>
/// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventBridgeBatchReader(LambdaEnvironment environment, int cancellationMargin) : BatchReader(environment, cancellationMargin)
{
    /// <summary>The only <c>detail-type</c> that the handler takes; <see langword="null"/> for any.</summary>
    public string? DetailType { get; init; }

    internal override string ServiceName => "Amazon EventBridge";

    internal override string RecordName => "event";

    internal override string ContentPath => "$.detail";

    internal override bool HasList => false;

    internal override bool IsSingle => true;

    internal override RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail) =>
        name.SequenceEqual("id"u8) ? RecordField.Id
        : name.SequenceEqual("detail"u8) ? RecordField.Payload
        : name.SequenceEqual("detail-type"u8) ? RecordField.Group
        : RecordField.None;

    internal override void Arrange(ReadOnlySpan<byte> json, RecordTable table)
    {
        if (DetailType is null)
            return;
        ReadOnlySpan<byte> found = table.Entries[0].Group.Of(json);
        if (found.IsEmpty)
            throw new JsonException("$: expected an event of Amazon EventBridge, with \"detail-type\", found an object without it");
        using var text = RecordContent.FromText(found);
        if (!text.Utf8.SequenceEqual(Encoding.UTF8.GetBytes(DetailType)))
            throw new JsonException($"$.detail-type: expected \"{DetailType}\", because the handler has [EventBridgeHandler(\"{DetailType}\")], found {Excerpt.From(found)}");
    }
}
