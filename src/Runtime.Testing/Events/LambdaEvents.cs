using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

/// <summary>
/// Builds events as AWS's services send them. A test passes the values that matter to it; the rest has realistic values, always the same. The
/// events are JSON that a test can change before it sends them: <c>await function.InvokeAsync(LambdaEvents.Sqs("hello"))</c>.
/// </summary>
public static partial class LambdaEvents
{
    private const string Region = AwsAccount.Region;
    private const string Account = AwsAccount.Id;

    /// <summary>Messages of an SQS queue, one record each.</summary>
    /// <example>
    /// <code>
    /// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>();
    /// InvocationOutcome outcome = await function.InvokeAsync(LambdaEvents.Sqs("first", "second"));
    /// </code>
    /// </example>
    public static JsonObject Sqs(params string[] bodies) => SqsFrom("queue", bodies);

    /// <summary>Messages of an SQS queue, one record each.</summary>
    /// <param name="queue">The queue's name. The name of a FIFO queue ends with <c>.fifo</c>; its messages belong to one group.</param>
    /// <param name="bodies">The messages.</param>
    public static JsonObject SqsFrom(string queue, params string[] bodies) =>
        SqsRecords(queue, [.. bodies.Select(body => (queue.EndsWith(".fifo", StringComparison.Ordinal) ? "group" : null, body))]);

    /// <summary>Messages of an SQS queue in groups, one record each.</summary>
    /// <param name="queue">The queue's name. The name of a FIFO queue ends with <c>.fifo</c>.</param>
    /// <param name="messages">The group and the body of each message.</param>
    [OverloadResolutionPriority(-1)]
    public static JsonObject SqsFrom(string queue, params (string Group, string Body)[] messages) =>
        SqsRecords(queue, [.. messages.Select(static message => ((string?)message.Group, message.Body))]);

    private static JsonObject SqsRecords(string queue, (string? Group, string Body)[] messages) => Records(messages, (message, i) =>
    {
        (string? group, string body) = message;
        long sent = EventTime.Default.ToUnixTimeMilliseconds() + i;
        var attributes = new JsonObject
        {
            ["ApproximateReceiveCount"] = "1",
            ["SentTimestamp"] = $"{sent}",
            ["SenderId"] = "AIDAIENQZJOLO23YVJ4VO",
            ["ApproximateFirstReceiveTimestamp"] = $"{sent + 1}",
        };
        bool isFifo = queue.EndsWith(".fifo", StringComparison.Ordinal);
        if (isFifo)
            attributes["SequenceNumber"] = $"188494964604676961{i:d2}";
        if (group is not null)
            attributes["MessageGroupId"] = group;
        if (isFifo)
            attributes["MessageDeduplicationId"] = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

        return new JsonObject
        {
            ["messageId"] = Id(i),
            ["receiptHandle"] = $"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a{i}",
            ["body"] = body,
            ["attributes"] = attributes,
            ["messageAttributes"] = new JsonObject(),
            ["md5OfBody"] = Md5(body),
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = $"arn:aws:sqs:{Region}:{Account}:{queue}",
            ["awsRegion"] = Region,
        };
    });

    /// <summary>A message of an SNS topic.</summary>
    /// <param name="message">The message.</param>
    /// <param name="subject">Its subject, if any.</param>
    /// <param name="topic">The topic's name.</param>
    public static JsonObject Sns(string message, string? subject = null, string topic = "topic") => NotificationEvents.Sns(topic, message, subject, Stamp(0));

    /// <summary>A message of an SNS topic to which an SQS queue is subscribed, without raw message delivery.</summary>
    /// <inheritdoc cref="Sns"/>
    public static JsonObject SnsInSqs(string message, string? subject = null, string topic = "topic")
    {
        JsonNode sns = Sns(message, subject, topic)["Records"]![0]!["Sns"]!;
        var notification = new JsonObject();
        // Without a subject, the member is absent here. The names of URLs are written in another way.
        foreach (string name in new[] { "Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion", "Signature" })
        {
            if (sns[name] is { } value)
                notification[name] = value.DeepClone();
        }

        notification["SigningCertURL"] = (string)sns["SigningCertUrl"]!;
        notification["UnsubscribeURL"] = (string)sns["UnsubscribeUrl"]!;
        return Sqs(EventText.Json(notification));
    }

    /// <summary>What happened to an object of an S3 bucket.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key as it is; the event has it encoded, as S3 sends it.</param>
    /// <param name="eventName">What happened.</param>
    /// <param name="size">The object's bytes; an event of a removal has none.</param>
    public static JsonObject S3(string bucket, string key, string eventName = "ObjectCreated:Put", long size = 1024) =>
        NotificationEvents.S3(bucket, NotificationEvents.S3Object(FormEncoded(key), eventName, size, Md5(key)), eventName, EventTime.Default);

    /// <summary>What S3 sends to a queue or a topic when it becomes a destination of a bucket's notifications. It has no records.</summary>
    /// <param name="bucket">The bucket's name.</param>
    public static JsonObject S3Test(string bucket) => new()
    {
        ["Service"] = "Amazon S3",
        ["Event"] = "s3:TestEvent",
        ["Time"] = EventTime.FormatIso(EventTime.Default),
        ["Bucket"] = bucket,
        ["RequestId"] = "C3D13FE58DE4C810",
        ["HostId"] = "FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S/JRWeUWerMUE5JgHvANOjpD",
    };

    private static JsonObject Records<T>(IEnumerable<T> items, Func<T, int, JsonObject> record) =>
        new() { ["Records"] = new JsonArray([.. items.Select(record)]) };

    private static JsonObject Texts(IReadOnlyDictionary<string, string>? texts) =>
        new((texts ?? new Dictionary<string, string>()).Select(static text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    private static EventStamp Stamp(int index) => new(Id(index), EventTime.Default);

    private static string Id(int index) => $"19dd0b57-b21e-4ac1-bd88-{index:x12}";

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

#pragma warning disable CA5351 // It is a checksum, and SQS and S3 have no other.
    private static string Md5(string text) => Hex(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
