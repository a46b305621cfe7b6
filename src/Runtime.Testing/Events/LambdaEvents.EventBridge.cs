using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>An event of an EventBridge bus.</summary>
    /// <param name="source">Who sent it, such as <c>com.example.shop</c>.</param>
    /// <param name="detailType">What it is, such as <c>Order Placed</c>.</param>
    /// <param name="detail">Its content.</param>
    public static JsonObject EventBridge(string source, string detailType, JsonNode detail) => NotificationEvents.EventBridge(source, detailType, detail, Stamp(0));

    /// <summary>What happened to an object of an S3 bucket that sends its events to EventBridge.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key, which is not encoded in this event.</param>
    /// <param name="detailType">What happened, such as <c>Object Deleted</c>.</param>
    /// <param name="size">The object's bytes; an event of a deletion has none.</param>
    public static JsonObject S3InEventBridge(string bucket, string key, string detailType = "Object Created", long size = 1024)
    {
        var stored = new JsonObject { ["key"] = key };
        var detail = new JsonObject { ["version"] = "0", ["bucket"] = new JsonObject { ["name"] = bucket }, ["object"] = stored };
        if (detailType != "Object Deleted")
        {
            stored["size"] = size;
            stored["etag"] = Md5(key);
        }

        stored["sequencer"] = "0A1B2C3D4E5F678901";
        detail["request-id"] = "C3D13FE58DE4C810";
        detail["requester"] = Account;
        detail["source-ip-address"] = "203.0.113.10";
        if (detailType == "Object Created")
            detail["reason"] = "PutObject";
        if (detailType == "Object Deleted")
        {
            detail["reason"] = "DeleteObject";
            detail["deletion-type"] = "Permanently Deleted";
        }

        return FromService("aws.s3", detailType, $"arn:aws:s3:::{bucket}", detail);
    }

    /// <summary>The schedule of an EventBridge rule.</summary>
    /// <param name="rule">The rule's name.</param>
    public static JsonObject ScheduledRule(string rule = "nightly") =>
        FromService("aws.events", "Scheduled Event", AwsAccount.Arn("events", $"rule/{rule}"), new JsonObject());

    /// <summary>A schedule of EventBridge Scheduler for which no input is set.</summary>
    /// <param name="schedule">The schedule's name, in the default group.</param>
    public static JsonObject Schedule(string schedule = "nightly") =>
        NotificationEvents.Schedule(schedule, Stamp(0));

    /// <summary>A CloudWatch alarm changed its state, as EventBridge sends it.</summary>
    /// <inheritdoc cref="CloudWatchAlarm"/>
    public static JsonObject CloudWatchAlarmInEventBridge(string alarm, string state = "ALARM", string previousState = "OK") =>
        FromService("aws.cloudwatch", "CloudWatch Alarm State Change", AwsAccount.Arn("cloudwatch", $"alarm:{alarm}"), AlarmData(alarm, state, previousState));

    private static JsonObject FromService(string source, string detailType, string resource, JsonNode detail) =>
        NotificationEvents.EventBridge(source, detailType, detail, Stamp(0), resource);
}
