using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Http.Responses;

/// <summary>A response as JSON, divided into what comes before the body in a stream, and the body.</summary>
internal sealed class CompleteResponse
{
    private readonly byte[] _json;
    private Slice _body;
    private bool _isBase64;

    private CompleteResponse(byte[] json) => _json = json;

    /// <exception cref="JsonException">Middleware has written something that is not a response.</exception>
    public static CompleteResponse Read(byte[] json)
    {
        var response = new CompleteResponse(json);
        var reader = new JsonReader(json);
        reader.Read();
        JsonValueReader.RequireObject(ref reader);
        while (JsonValueReader.NextName(ref reader))
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("isBase64Encoded"u8))
                response._isBase64 = JsonValueReader.GetBoolean(ref reader);
            int length = reader.TakeValue(out int start).Length;
            if (name.SequenceEqual("body"u8))
                response._body = new Slice(start, length);
        }

        return response;
    }

    /// <summary>Writes all members but the body.</summary>
    public void WriteHead(JsonWriter writer)
    {
        int start = writer.StartObject();
        var reader = new JsonReader(_json);
        reader.Read();
        while (JsonValueReader.NextName(ref reader))
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            reader.Read();
            ReadOnlySpan<byte> value = reader.TakeValue(out _);
            if (name.SequenceEqual("body"u8) || name.SequenceEqual("isBase64Encoded"u8))
                continue;
            writer.WriteRaw(",\""u8);
            writer.WriteRaw(name);
            writer.WriteRaw("\":"u8);
            writer.WriteRaw(value);
        }

        writer.EndObject(start);
    }

    /// <summary>The bytes of the body.</summary>
    public ReadOnlySpan<byte> DecodeBody()
    {
        ReadOnlySpan<byte> text = _body.TextOf(_json);
        byte[] bytes = text.ToArray();
        int length = bytes.Length;
        if (text.Contains((byte)'\\'))
            JsonEscapes.TryUnescape(text, bytes, out length);
        if (_isBase64)
            EncodedJsonReader.TryDecodeBase64(bytes.AsSpan(0, length), out length);
        return bytes.AsSpan(0, length);
    }
}
