using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Page;

/// <summary>Writes the queues, and the messages of one, for the page.</summary>
internal static class QueueList
{
    // The beginning of a body that may have 1 MiB, and of a queue that may have many messages.
    private const int MaxBodyCharacters = 4000;
    private const int MaxMessages = 100;

    // [{"name":"orders","isFifo":false,"functions":["Handle"],"failuresOf":[],"visible":3,"inFlight":1,"delayed":0,"age":12,"handled":7,"failed":1,"deadLetters":"orders-dlq",...}]
    public static byte[] Write(ConnectedSources sources)
    {
        IReadOnlyList<MessageQueue> all = sources.Queues.Queues.All;
        return ReflectionJson.SerializeToUtf8Bytes(all.Select(queue => Describe(queue, sources, all)));
    }

    /// <summary>Writes the oldest messages of a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="now">The current time of the queue.</param>
    // [{"id":"059f36b4-...","body":"{}","isCut":false,"group":null,"sent":"2026-11-30T10:20:30Z","receives":1,"state":"in flight","visible":"2026-11-30T10:21:00Z"}]
    public static byte[] WriteMessages(MessageQueue queue, DateTimeOffset now) => ReflectionJson.SerializeToUtf8Bytes(queue.Peek().Take(MaxMessages).Select(message => new
    {
        id = message.Id,
        body = message.Content.Body[..Math.Min(message.Content.Body.Length, MaxBodyCharacters)],
        isCut = message.Content.Body.Length > MaxBodyCharacters,
        group = message.Content.GroupId,
        sent = message.SentAt,
        receives = message.ReceiveCount,
        state = message.IsInFlight ? "in flight" : message.VisibleAt > now ? "delayed" : "visible",
        visible = message.VisibleAt,
    }));

    private static object Describe(MessageQueue queue, ConnectedSources sources, IReadOnlyList<MessageQueue> all)
    {
        ConnectedQueues queues = sources.Queues;
        QueueCounts counts = queue.Counts;
        QueueActivity activity = queues.ActivityOf(queue.Name);
        return new
        {
            name = queue.Name,
            isFifo = queue.IsFifo,
            functions = queues.FunctionsOf(queue.Name),
            failuresOf = sources.FailuresOf(queue.Name),
            visible = counts.Visible,
            inFlight = counts.InFlight,
            delayed = counts.Delayed,
            // In seconds. The clock of the browser may differ.
            age = counts.OldestSentAt is { } oldest ? Math.Floor((queues.Queues.Time.GetUtcNow() - oldest).TotalSeconds) : (double?)null,
            handled = activity.Handled,
            failed = activity.Failed,
            problem = activity.LastProblem,
            payload = queues.PayloadOf(queue.Name),
            deadLetters = queue.Settings.Redrive is { } redrive ? queues.Queues.FindByArn(redrive.TargetArn)?.Name : null,
            isDeadLetterQueue = all.Any(other => other.Settings.Redrive?.TargetArn == queue.Arn),
        };
    }
}
