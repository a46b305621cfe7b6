using Lambda.Runtime.Json;

namespace Lambda.Runtime.Http.Responses;

/// <summary>A JSON array: <c>[1,2]</c>.</summary>
internal sealed class ArrayBody<T> : SequenceBody<T>
{
    private readonly Action<JsonWriter, T> _write;
    private readonly JsonWriter _json;
    private bool _hasElement;

    public ArrayBody(Action<JsonWriter, T> write)
    {
        _write = write;
        _json = new JsonWriter(Buffer);
    }

    public override string ContentType => "application/json";

    public override bool IsText => true;

    public override void Add(T element)
    {
        Buffer.Append(_hasElement ? (byte)',' : (byte)'[');
        _hasElement = true;
        _json.Reset();
        _write(_json, element);
    }

    public override void Complete() => Buffer.Append(_hasElement ? "]"u8 : "[]"u8);
}
