using System.Buffers;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Batches;

/// <summary>The payload of a message: its text without escapes, and without the envelope of another service.</summary>
internal ref struct MessageText : IDisposable
{
    private byte[]? _outer;
    private byte[]? _inner;

    /// <param name="body">The body of the message, as JSON.</param>
    /// <param name="envelope">What the payload is in.</param>
    /// <exception cref="JsonException">The body is not a string, or has no such envelope.</exception>
    public MessageText(ReadOnlySpan<byte> body, Envelope envelope)
    {
        ReadOnlySpan<byte> text = Unescape(body, ref _outer);
        Utf8 = envelope == Envelope.None ? text : Open(text, envelope);
    }

    /// <summary>The payload. Valid until this value is disposed of.</summary>
    public ReadOnlySpan<byte> Utf8 { get; }

    public readonly void Dispose()
    {
        if (_outer is not null)
            ArrayPool<byte>.Shared.Return(_outer);
        if (_inner is not null)
            ArrayPool<byte>.Shared.Return(_inner);
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> value, scoped ref byte[]? rented)
    {
        if (value is not [(byte)'"', .. var text, (byte)'"'])
            throw new JsonMismatchException(value.IsEmpty ? "expected a body, found none" : "expected a string, found another value");
        if (!text.Contains((byte)'\\'))
            return text;
        rented = ArrayPool<byte>.Shared.Rent(text.Length);
        return JsonEscapes.TryUnescape(text, rented, out int length) ? rented.AsSpan(0, length) : throw JsonValueReader.InvalidUnicode();
    }

    private ReadOnlySpan<byte> Open(ReadOnlySpan<byte> text, Envelope envelope)
    {
        // A payload without an envelope has neither name, so that it is not read twice.
        bool isSns = envelope == Envelope.Sns || (envelope == Envelope.Auto && text.IndexOf("\"TopicArn\""u8) >= 0);
        bool isEvent = envelope == Envelope.EventBridge || (envelope == Envelope.Auto && text.IndexOf("\"detail-type\""u8) >= 0);
        if (isSns && Find(text, "TopicArn"u8, "Message"u8) is [(byte)'"', ..] message)
            return Unescape(message, ref _inner);
        if (isEvent && Find(text, "detail-type"u8, "detail"u8) is { IsEmpty: false } detail)
            return detail;
        return envelope switch
        {
            Envelope.Sns => throw new JsonMismatchException("expected a notification of Amazon SNS, with \"TopicArn\" and \"Message\", found another text"),
            Envelope.EventBridge => throw new JsonMismatchException("expected an event of Amazon EventBridge, with \"detail-type\" and \"detail\", found another text"),
            _ => text,
        };
    }

    /// <summary>Finds a member of an object that has another one, too.</summary>
    /// <returns>Its value; empty if the text is not an object with both.</returns>
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> mark, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> found = default;
        bool hasMark = false;
        var reader = new JsonReader(text);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return default;
            while (JsonValueReader.NextName(ref reader))
            {
                hasMark |= reader.TextEquals(mark);
                bool isName = reader.TextEquals(name);
                reader.Read();
                ReadOnlySpan<byte> value = reader.TakeValue(out _);
                if (isName)
                    found = value;
            }
        }
        catch (JsonException)
        {
            return default; // Not an envelope, and perhaps not JSON: what reads the payload decides.
        }

        return hasMark ? found : default;
    }
}
