using System.Diagnostics;
using Lambda.Runtime.Events;

namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>The handlers of the queues: one message at a time, and several.</summary>
public static class QueueHandlers
{
    [SqsHandler]
    public static void One(QueueItem item, SqsMessage message) => Handle(item, message);

    [SqsHandler(MaxConcurrency = 4)]
    public static async Task OfFour(QueueItem item, SqsMessage message)
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
