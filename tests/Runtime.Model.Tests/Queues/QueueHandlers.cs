using System.Diagnostics;
using System.Text.Json;
using Lambda.Runtime.Events;

namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>The handlers of <see cref="QueueMode"/>.</summary>
public static class QueueHandlers
{
    [SqsHandler]
    public static void One(QueueItem item, SqsMessage message) => Handle(item, message);

    [SqsHandler(OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAllFail)]
    public static void OneOrDrop(QueueItem item, SqsMessage message) => Handle(item, message);

    [SqsHandler(MaxConcurrency = 3, FailInvocation = FailInvocation.WhenAnyFails)]
    public static Task OfThree(QueueItem item, SqsMessage message) => HandleAsync(item, message);

    [SqsHandler(MaxConcurrency = 4)]
    public static Task OfFour(QueueItem item, SqsMessage message) => HandleAsync(item, message);

    [LambdaHandler]
    public static SqsBatchResponse Loop(SqsEvent batch, LambdaContext context) =>
        SqsBatch.Handle(batch.Records, context, static message => Handle(JsonSerializer.Deserialize<QueueItem>(message.Body, JsonSerializerOptions.Web)!, message));

    private static async Task HandleAsync(QueueItem item, SqsMessage message)
    {
        await Task.Yield();
        Handle(item, message);
    }

    private static void Handle(QueueItem item, SqsMessage message)
    {
        int receiveCount = message.Attributes!.ApproximateReceiveCount!.Value;
        QueueAction action = item.ActionAt(receiveCount);
        QueueJournal.Write(item.Key, receiveCount, isEnd: false);
        switch (action)
        {
            case QueueAction.SucceedSlowly:
                Thread.Sleep(2);
                break;
            case QueueAction.Throw:
                throw new InvalidOperationException(item.Key);
            case QueueAction.KillBefore:
                Kill();
                break;
        }

        QueueJournal.Write(item.Key, receiveCount, isEnd: true);
        if (action == QueueAction.KillAfter)
            Kill();
    }

    private static void Kill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
