using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Batches;

/// <summary>Finds the payload in the envelope of another service.</summary>
internal static class Envelopes
{
    /// <param name="content">The text of the message. The result disposes of it.</param>
    /// <param name="envelope">What the payload is in.</param>
    /// <exception cref="JsonException">The text has no such envelope.</exception>
    public static RecordContent Open(RecordContent content, Envelope envelope)
    {
        if (envelope == Envelope.S3)
            return OpenNotification(Open(content, Envelope.Auto));
        ReadOnlySpan<byte> text = content.Utf8;

        // A payload without an envelope has neither name, so that it is not read twice.
        bool isSns = envelope == Envelope.Sns || (envelope == Envelope.Auto && text.IndexOf("\"TopicArn\""u8) >= 0);
        bool isEvent = envelope == Envelope.EventBridge || (envelope == Envelope.Auto && text.IndexOf("\"detail-type\""u8) >= 0);
        if (isSns && Find(text, "TopicArn"u8, "Message"u8) is [(byte)'"', ..] message)
            return content.DecodePart(message);
        if (isEvent && Find(text, "detail-type"u8, "detail"u8) is { IsEmpty: false } detail)
            return content.TakePart(detail);
        return envelope switch
        {
            Envelope.Sns => throw new JsonMismatchException("expected a notification of Amazon SNS, with \"TopicArn\" and \"Message\", found another text"),
            Envelope.EventBridge => throw new JsonMismatchException("expected an event of Amazon EventBridge, with \"detail-type\" and \"detail\", found another text"),
            _ => content,
        };
    }

    /// <summary>Whether a text is the event that Amazon S3 sends for a new notification, to test whether it may.</summary>
    public static bool IsTestEvent(ReadOnlySpan<byte> json) => Find(json, "Bucket"u8, "Event"u8).SequenceEqual("\"s3:TestEvent\""u8);

    private static RecordContent OpenNotification(RecordContent content)
    {
        if (Find(content.Utf8, "Records"u8, "Records"u8) is [(byte)'[', ..])
            return content;
        return IsTestEvent(content.Utf8)
            ? content.TakePart("{}"u8)
            : throw new JsonMismatchException("expected a notification of Amazon S3, with \"Records\", found another text");
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
