using System.Text.Json;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Dispatch;

/// <summary>Where an event comes from, as its members tell.</summary>
/// <param name="kind">The source.</param>
/// <param name="name">The name of the queue, stream, table, topic or bucket, the <c>detail-type</c>, or the trigger; <see langword="null"/> if the source has none.</param>
internal readonly struct EventOrigin(EventKind kind, string? name = null)
{
    /// <summary>The source.</summary>
    public EventKind Kind => kind;

    /// <summary>The name by which events of the same source differ.</summary>
    public string? Name => name;

    /// <summary>The origin for a message.</summary>
    public string Description =>
        kind == EventKind.None ? "has no members that tell its source"
        : name is null ? $"is from {EventKinds.Describe(kind)}"
        : $"is from {EventKinds.Describe(kind)} \"{Excerpt.From(name)}\"";

    /// <summary>The origin without what the names of sources begin with in this stage. Types of events have no such prefix.</summary>
    public EventOrigin WithoutPrefix(string? prefix) =>
        prefix is not null && kind is >= EventKind.Sqs and <= EventKind.S3 && name?.StartsWith(prefix, StringComparison.Ordinal) == true ? new(kind, name[prefix.Length..]) : this;

    /// <summary>Finds the origin of an event. The rest of the event is only checked to be valid JSON.</summary>
    /// <exception cref="JsonException">It is not, or a member that tells the source has a value of another type.</exception>
    public static EventOrigin Find(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        var marks = new EventMarks(json, stackalloc Slice[(int)EventMark.Count]);
        marks.Read();
        return Find(marks);
    }

    /// <summary>The order matters: the event of an authorizer has the context of the request, too.</summary>
    private static EventOrigin Find(EventMarks marks)
    {
        if (FirstElement(marks[EventMark.Records]) is { IsEmpty: false } record)
            return FindInRecord(record);
        if (marks.Has(EventMark.Records) && marks.Has(EventMark.EventSourceArn) && Text(marks[EventMark.EventSourceArn]) is { } arn)
            return Create(EventKinds.FromArn(arn), arn);
        if (marks.Has(EventMark.EventSource))
            return new EventOrigin(EventKinds.FromEventSource(Text(marks[EventMark.EventSource])), TopicOf(marks[EventMark.Partitions]));
        if (marks.Has(EventMark.MethodArn))
            return new EventOrigin(marks[EventMark.Type].SequenceEqual("\"TOKEN\""u8) ? EventKind.TokenAuthorizer : EventKind.RequestAuthorizer);
        if (marks.Has(EventMark.RouteArn))
            return new EventOrigin(EventKind.HttpApiAuthorizer);
        if (FindInContext(marks[EventMark.RequestContext], marks.Has(EventMark.HttpMethod)) is not EventKind.None and var request)
            return new EventOrigin(request);
        if (marks.Has(EventMark.DetailType) && marks.Has(EventMark.Detail))
            return new EventOrigin(EventKind.EventBridge, Text(marks[EventMark.DetailType]));
        if (marks.Has(EventMark.TriggerSource))
            return Create(EventKind.Cognito, Text(marks[EventMark.TriggerSource]));
        if (marks.Has(EventMark.DeliveryStreamArn))
            return Create(EventKind.Firehose, Text(marks[EventMark.DeliveryStreamArn]));
        return new EventOrigin(
            marks.Has(EventMark.AwsLogs) ? EventKind.Logs
            : marks.Has(EventMark.AlarmData) ? EventKind.CloudWatchAlarm
            : marks.Has(EventMark.RequestType) && marks.Has(EventMark.ResponseUrl) ? EventKind.CustomResource
            : EventKind.None);
    }

    private static EventOrigin FindInRecord(ReadOnlySpan<byte> record)
    {
        // Amazon SNS writes the names of its members with a capital.
        EventKind kind = EventKinds.FromEventSource(Text(record, ["eventSource"]) ?? Text(record, ["EventSource"]));
        return Create(kind, kind switch
        {
            EventKind.Sns => Text(record, ["Sns", "TopicArn"]),
            EventKind.S3 => Text(record, ["s3", "bucket", "name"]),
            _ => Text(record, ["eventSourceARN"]),
        });
    }

    private static EventKind FindInContext(ReadOnlySpan<byte> context, bool hasMethod) =>
        context is not [(byte)'{', ..] ? EventKind.None
        : RecordMembers.Has(context, "http") ? EventKind.HttpApi
        : RecordMembers.Has(context, "elb") ? EventKind.Alb
        : RecordMembers.Has(context, "serviceArn") ? EventKind.Lattice
        : RecordMembers.Has(context, "connectionId") ? EventKind.WebSocket
        : hasMethod ? EventKind.RestApi
        : EventKind.None;

    private static EventOrigin Create(EventKind kind, string? value) => new(kind, value is null || kind == EventKind.None ? null : EventKinds.NameIn(kind, value));

    /// <summary>The first element of an array; empty if it has none, or is something else.</summary>
    private static ReadOnlySpan<byte> FirstElement(ReadOnlySpan<byte> array)
    {
        if (array is not [(byte)'[', ..])
            return default;
        var reader = new JsonReader(array);
        reader.Read();
        return JsonValueReader.NextElement(ref reader) ? reader.TakeValue(out _) : default;
    }

    /// <summary>The topic of the first partition, whose name is that of the topic and a number: <c>orders-0</c>.</summary>
    private static string? TopicOf(ReadOnlySpan<byte> partitions)
    {
        if (partitions is not [(byte)'{', ..])
            return null;
        var reader = new JsonReader(partitions);
        reader.Read();
        return JsonValueReader.NextName(ref reader) && reader.GetText() is { } name ? EventKinds.NameIn(EventKind.Kafka, name) : null;
    }

    private static string? Text(ReadOnlySpan<byte> json, ReadOnlySpan<string> path = default) => RecordMembers.Find(json, path, JsonValueReader.GetString);
}
