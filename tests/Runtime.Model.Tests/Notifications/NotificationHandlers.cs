using Lambda.Runtime.Events;

namespace Lambda.Runtime.Model.Tests.Notifications;

/// <summary>Handlers that are invoked asynchronously. They fail as often as the message says.</summary>
public static class NotificationHandlers
{
    [SnsHandler]
    public static void OfTopic(string text, LambdaContext context) => NotificationJournal.Handle(context.AwsRequestId, text);

    [S3Handler]
    public static void OfBucket(S3Record record, LambdaContext context) => NotificationJournal.Handle(context.AwsRequestId, record.S3.Object.Key);

    [EventBridgeHandler("Order Placed")]
    public static void OfBus(NotificationDetail detail, LambdaContext context) => NotificationJournal.Handle(context.AwsRequestId, detail.Text);

    [ScheduleHandler("rate(1 hour)")]
    public static void OfSchedule(NotificationDetail input, LambdaContext context) => NotificationJournal.Handle(context.AwsRequestId, input.Text);

    [LogsHandler]
    public static void OfLogGroup(string text, LambdaContext context) => NotificationJournal.Handle(context.AwsRequestId, text);
}

/// <summary>The content of an event.</summary>
/// <param name="Text">The text, as <see cref="NotificationJournal"/> reads it.</param>
public sealed record NotificationDetail(string Text);
