using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads events of Amazon CloudWatch Logs, whose log events are compressed.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html</remarks>
/// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LogsBatchReader(LambdaEnvironment environment, int cancellationMargin) : BatchReader(environment, cancellationMargin)
{
    private static readonly ReadOnlyMemory<byte> Empty = "{\"logEvents\":[]}"u8.ToArray();

    internal override string ServiceName => "Amazon CloudWatch Logs";

    internal override string RecordName => "log event";

    internal override ReadOnlySpan<byte> RecordsName => "logEvents"u8;

    internal override string RecordsDescription => ", with \"logEvents\", found an object without them";

    internal override string ContentPath => "$.message";

    internal override bool HasList => false;

    internal override RecordField FieldOf(ReadOnlySpan<byte> name, bool isDetail) =>
        name.SequenceEqual("id"u8) ? RecordField.Id
        : name.SequenceEqual("message"u8) ? RecordField.Payload
        : RecordField.None;

    internal override RecordContent Decode(ReadOnlySpan<byte> value) => RecordContent.FromText(value);

    /// <summary>Decompresses the data. That of a check of the destination has nothing to handle.</summary>
    internal override ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> json)
    {
        ByteBuffer data = RecordMembers.Find(json.Span, ["awslogs", "data"], EncodedJsonReader.DecompressBase64)
            ?? throw new JsonException("$: expected an event of Amazon CloudWatch Logs, with \"awslogs\" and \"data\" in it, found another value");
        return IsControl(data.Filled) ? Empty : data.Slice(0, data.Count);
    }

    /// <summary>Whether the data is a check of the destination. Its type is the first member, so that the log events are not read twice.</summary>
    private static bool IsControl(ReadOnlySpan<byte> data)
    {
        try
        {
            return RecordMembers.Find(data, ["messageType"], JsonValueReader.GetString) == "CONTROL_MESSAGE";
        }
        catch (JsonException)
        {
            return false; // What reads the log events reports it, with the path.
        }
    }
}
