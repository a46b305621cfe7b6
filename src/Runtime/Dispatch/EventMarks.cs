using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Dispatch;

/// <summary>The members by which the origin of an event is known.</summary>
/// <param name="json">The event.</param>
/// <param name="values">Receives where the value of each is; one for each <see cref="EventMark"/>.</param>
internal readonly ref struct EventMarks(ReadOnlySpan<byte> json, Span<Slice> values)
{
    private readonly ReadOnlySpan<byte> _json = json;

    private readonly Span<Slice> _values = values;

    /// <summary>The value of a member as JSON; empty if the event does not have it, or if it is <c>null</c>.</summary>
    public ReadOnlySpan<byte> this[EventMark mark] => _values[(int)mark].Of(_json);

    /// <summary>Finds the members.</summary>
    /// <exception cref="JsonException">The event is not valid JSON.</exception>
    public void Read()
    {
        var reader = new JsonReader(_json);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return;
            while (JsonValueReader.NextName(ref reader))
            {
                EventMark mark = Find(reader.ValueSpan);
                reader.Read();
                bool isNull = reader.TokenType == JsonTokenType.Null;
                int length = reader.TakeValue(out int start).Length;
                _values[(int)mark] = isNull ? default : new Slice(start, length);
            }
        }
        catch (JsonException e)
        {
            throw JsonErrorLocation.Locate(_json, reader.TokenStart, e);
        }
    }

    /// <summary>Whether the event has a member.</summary>
    public bool Has(EventMark mark) => !this[mark].IsEmpty;

    private static EventMark Find(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("Records"u8) ? EventMark.Records
        : name.SequenceEqual("records"u8) ? EventMark.Partitions
        : name.SequenceEqual("eventSource"u8) ? EventMark.EventSource
        : name.SequenceEqual("eventSourceARN"u8) ? EventMark.EventSourceArn
        : name.SequenceEqual("requestContext"u8) ? EventMark.RequestContext
        : name.SequenceEqual("httpMethod"u8) ? EventMark.HttpMethod
        : name.SequenceEqual("methodArn"u8) ? EventMark.MethodArn
        : name.SequenceEqual("routeArn"u8) ? EventMark.RouteArn
        : name.SequenceEqual("type"u8) ? EventMark.Type
        : name.SequenceEqual("detail-type"u8) ? EventMark.DetailType
        : name.SequenceEqual("detail"u8) ? EventMark.Detail
        : name.SequenceEqual("awslogs"u8) ? EventMark.AwsLogs
        : name.SequenceEqual("deliveryStreamArn"u8) ? EventMark.DeliveryStreamArn
        : name.SequenceEqual("alarmData"u8) ? EventMark.AlarmData
        : name.SequenceEqual("triggerSource"u8) ? EventMark.TriggerSource
        : name.SequenceEqual("RequestType"u8) ? EventMark.RequestType
        : name.SequenceEqual("ResponseURL"u8) ? EventMark.ResponseUrl
        : EventMark.None;
}
