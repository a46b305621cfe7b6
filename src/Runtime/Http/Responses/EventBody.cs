using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Http.Responses;

/// <summary>Server-sent events: <c>event: price</c>, <c>data: {"cents":7}</c> and an empty line for each.</summary>
/// <remarks>https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream</remarks>
internal sealed class EventBody<T> : SequenceBody<SseItem<T>>
{
    private readonly Action<JsonWriter, T> _write;
    private readonly JsonWriter _json;

    public EventBody(Action<JsonWriter, T> write)
    {
        _write = write;
        _json = new JsonWriter(Buffer);
    }

    public override string ContentType => "text/event-stream";

    public override bool IsText => true;

    public override void Add(SseItem<T> element)
    {
        // The default type is omitted.
        if (element.EventType != SseParser.EventTypeDefault)
            AddField("event: "u8, element.EventType);
        if (element.Data is string text)
        {
            foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
                AddField("data: "u8, line);
        }
        else
        {
            Buffer.Append("data: "u8);
            _json.Reset();
            _write(_json, element.Data);
            Buffer.Append((byte)'\n');
        }

        if (element.EventId is { } id)
            AddField("id: "u8, id);
        if (element.ReconnectionInterval is { } interval)
            AddField("retry: "u8, ((long)interval.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        Buffer.Append((byte)'\n');
    }

    /// <summary>Adds a line. Line breaks are refused by the type of the element, except in its data.</summary>
    private void AddField(ReadOnlySpan<byte> name, string value)
    {
        Buffer.Append(name);
        Buffer.Append(Encoding.UTF8.GetBytes(value));
        Buffer.Append((byte)'\n');
    }
}
