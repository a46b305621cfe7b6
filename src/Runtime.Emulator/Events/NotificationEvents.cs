using System.Text.Json.Nodes;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>Builds the events of services that invoke a function asynchronously.</summary>
internal static class NotificationEvents
{
    private const string Region = "us-east-1";
    private const string Account = "123456789012";

    /// <summary>A message of a topic of Amazon SNS.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</remarks>
    public static JsonObject Sns(string topic, string message, string? subject, EventStamp stamp)
    {
        string arn = $"arn:aws:sns:{Region}:{Account}:{topic}";
        return Records(new JsonObject
        {
            ["EventSource"] = "aws:sns",
            ["EventVersion"] = "1.0",
            ["EventSubscriptionArn"] = $"{arn}:21be56ed-a058-49f5-8c98-aedd2564c486",
            ["Sns"] = new JsonObject
            {
                ["Type"] = "Notification",
                ["MessageId"] = stamp.Id,
                ["TopicArn"] = arn,
                ["Subject"] = subject,
                ["Message"] = message,
                ["Timestamp"] = EventTime.FormatIso(stamp.Time),
                ["SignatureVersion"] = "1",
                ["Signature"] = "YW4gZXhhbXBsZSBzaWduYXR1cmU=",
                ["SigningCertUrl"] = $"https://sns.{Region}.amazonaws.com/SimpleNotificationService-00000000000000000000000000000000.pem",
                ["UnsubscribeUrl"] = $"https://sns.{Region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={arn}",
                ["MessageAttributes"] = new JsonObject(),
            },
        });
    }

    /// <summary>What happened to an object of a bucket of Amazon S3.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="stored">The object: its key, as S3 encodes it, and unless it was removed, its size and its ETag.</param>
    /// <param name="eventName">What happened, such as <c>ObjectCreated:Put</c>.</param>
    /// <param name="time">When it happened.</param>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html</remarks>
    public static JsonObject S3(string bucket, JsonObject stored, string eventName, DateTimeOffset time) => Records(new JsonObject
    {
        ["eventVersion"] = "2.1",
        ["eventSource"] = "aws:s3",
        ["awsRegion"] = Region,
        ["eventTime"] = EventTime.FormatIso(time),
        ["eventName"] = eventName,
        ["userIdentity"] = new JsonObject { ["principalId"] = "AWS:AIDAIENQZJOLO23YVJ4VO" },
        ["requestParameters"] = new JsonObject { ["sourceIPAddress"] = "203.0.113.10" },
        ["responseElements"] = new JsonObject
        {
            ["x-amz-request-id"] = "C3D13FE58DE4C810",
            ["x-amz-id-2"] = "FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S/JRWeUWerMUE5JgHvANOjpD",
        },
        ["s3"] = new JsonObject
        {
            ["s3SchemaVersion"] = "1.0",
            ["configurationId"] = "notification",
            ["bucket"] = new JsonObject
            {
                ["name"] = bucket,
                ["ownerIdentity"] = new JsonObject { ["principalId"] = "A3NL1KOZZKExample" },
                ["arn"] = $"arn:aws:s3:::{bucket}",
            },
            ["object"] = stored,
        },
    });

    /// <summary>Returns the object of an event: its key, as S3 encodes it, and unless it was removed, its size and its ETag.</summary>
    public static JsonObject S3Object(string encodedKey, string eventName, long size, string etag)
    {
        var stored = new JsonObject { ["key"] = encodedKey };
        if (!eventName.StartsWith("ObjectRemoved:", StringComparison.Ordinal))
        {
            stored["size"] = size;
            stored["eTag"] = etag;
        }

        stored["sequencer"] = "0A1B2C3D4E5F678901";
        return stored;
    }

    /// <summary>An event of a bus of Amazon EventBridge.</summary>
    /// <param name="source">Who sent it.</param>
    /// <param name="detailType">What it is.</param>
    /// <param name="detail">Its content.</param>
    /// <param name="stamp">Its ID and time.</param>
    /// <param name="resources">The ARNs of what it concerns.</param>
    /// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html</remarks>
    public static JsonObject EventBridge(string source, string detailType, JsonNode? detail, EventStamp stamp, params string[] resources) => new()
    {
        ["version"] = "0",
        ["id"] = stamp.Id,
        ["detail-type"] = detailType,
        ["source"] = source,
        ["account"] = Account,
        ["time"] = EventTime.FormatIsoSeconds(stamp.Time),
        ["region"] = Region,
        ["resources"] = new JsonArray([.. resources.Select(static resource => JsonValue.Create(resource))]),
        ["detail"] = detail?.DeepClone(),
    };

    /// <summary>A schedule of Amazon EventBridge Scheduler for which no input is set.</summary>
    public static JsonObject Schedule(string schedule, EventStamp stamp) =>
        EventBridge("aws.scheduler", "Scheduled Event", "{}", stamp, $"arn:aws:scheduler:{Region}:{Account}:schedule/default/{schedule}");

    private static JsonObject Records(JsonObject record) => new() { ["Records"] = new JsonArray(record) };
}
