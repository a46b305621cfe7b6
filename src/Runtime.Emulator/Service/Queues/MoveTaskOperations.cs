using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>StartMessageMoveTask, ListMessageMoveTasks and CancelMessageMoveTask, which move the messages of a dead-letter queue.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html</remarks>
internal static class MoveTaskOperations
{
    private const string SourceArn = "SourceArn", DestinationArn = "DestinationArn", Rate = "MaxNumberOfMessagesPerSecond", TaskHandle = "TaskHandle";
    private const int MaxRate = 500;

    // {"TaskHandle":"..."}
    public static JsonObject StartMessageMoveTask(QueueApiRequest request)
    {
        MessageQueue source = Find(request, SourceArn, request.Members.RequireString(SourceArn));
        MessageQueue? destination = request.Members.FindString(DestinationArn) is { Length: > 0 } arn ? Find(request, DestinationArn, arn) : null;
        int? rate = request.FindInteger(Rate, 1, MaxRate);
        if (!request.Queues.All.Any(queue => queue.Settings.Redrive?.TargetArn == source.Arn))
            throw QueueErrorException.InvalidParameterValue($"Source queue must be configured as a Dead Letter Queue: no RedrivePolicy names {source.Arn}.");
        if (destination == source)
            throw QueueErrorException.InvalidParameterValue($"{DestinationArn} must be another queue than {SourceArn}: {source.Arn}.");
        if (destination is not null && destination.IsFifo != source.IsFifo)
            throw QueueErrorException.InvalidParameterValue($"{DestinationArn} must be of the same type of queue as {SourceArn}: {destination.Arn}.");

        return new JsonObject { [TaskHandle] = request.Queues.MoveTasks.Start(source, destination, rate).Id };
    }

    // {"Results":[{"Status":"COMPLETED","SourceArn":"...","ApproximateNumberOfMessagesMoved":2,...}]}
    public static JsonObject ListMessageMoveTasks(QueueApiRequest request)
    {
        MessageQueue source = Find(request, SourceArn, request.Members.RequireString(SourceArn));
        int max = request.FindInteger("MaxResults", 1, MessageMoveTasks.MaxListed) ?? 1;
        return ResponseMembers.Create(("Results", ResponseMembers.CreateArray(request.Queues.MoveTasks.List(source).Take(max).Select(Write))));
    }

    // {"ApproximateNumberOfMessagesMoved":2}
    public static JsonObject CancelMessageMoveTask(QueueApiRequest request)
    {
        string handle = request.Members.RequireString(TaskHandle);
        MessageMoveTask task = request.Queues.MoveTasks.Find(handle) ?? throw QueueErrorException.NotFound($"There is no task with the {TaskHandle} '{handle}'.");
        return task.TryCancel()
            ? new JsonObject { ["ApproximateNumberOfMessagesMoved"] = task.Moved }
            : throw QueueErrorException.UnsupportedOperation($"Only a task that runs can be canceled. The status of the task '{handle}' is {StatusOf(task)}.");
    }

    // Only a task that runs has a handle in a list.
    private static JsonObject Write(MessageMoveTask task) => ResponseMembers.Create(
        (TaskHandle, task.Status == MessageMoveStatus.Running ? task.Id : null),
        ("Status", StatusOf(task)),
        (SourceArn, task.Source.Arn),
        (DestinationArn, task.Destination?.Arn),
        (Rate, task.MaxPerSecond),
        ("ApproximateNumberOfMessagesMoved", task.Moved),
        ("ApproximateNumberOfMessagesToMove", task.ToMove),
        ("StartedTimestamp", task.StartedAt.ToUnixTimeMilliseconds()));

    private static string StatusOf(MessageMoveTask task) => task.Status switch
    {
        MessageMoveStatus.Running => "RUNNING",
        MessageMoveStatus.Completed => "COMPLETED",
        _ => "CANCELLED",
    };

    private static MessageQueue Find(QueueApiRequest request, string parameter, string arn) => request.Queues.FindByArn(arn)
        ?? throw QueueErrorException.NotFound($"The resource that you specified for the {parameter} parameter doesn't exist: {arn}.");
}
