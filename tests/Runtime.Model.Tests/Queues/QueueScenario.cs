using System.Diagnostics;
using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>A round: sends messages to a queue of a function in its own process, kills the process at random moments, and checks what became of each message.</summary>
/// <param name="function">The function.</param>
/// <param name="clock">Its clock, which is also that of the queue.</param>
/// <param name="plan">The messages.</param>
/// <param name="name">The name of the queue, which no other round has.</param>
/// <param name="journal">The file to which the function writes what it does. It is empty.</param>
internal sealed class QueueScenario(LambdaFunction function, FakeTimeProvider clock, QueuePlan plan, string name, string journal)
{
    private readonly Random _random = new(plan.Seed);
    private readonly List<string> _violations = [];

    private bool IsFifo => name.EndsWith(".fifo", StringComparison.Ordinal);

    /// <summary>How often the process was killed from outside.</summary>
    public int Kills { get; private set; }

    /// <returns>The broken rules.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync()
    {
        LambdaQueue queue = function.Queue(name, new LambdaQueueOptions { BatchSize = plan.BatchSize, MaxReceiveCount = plan.MaxReceiveCount });
        foreach (QueueItem item in plan.Items)
        {
            await queue.SendAsync(item, IsFifo ? new QueueMessageOptions { GroupId = item.Group, DeduplicationId = item.Key } : null);
            if (_random.Next(4) == 0)
                await WaitAsync(queue);
        }

        // Each message is received as often as its settings allow, in a FIFO queue after those before it.
        int limit = 5 + (plan.Items.Length * (plan.MaxReceiveCount + 1));
        for (int i = 0; queue.Messages.Count > 0 && i < limit; i++)
        {
            await WaitAsync(queue);
            clock.Advance(queue.VisibilityTimeout);
        }

        await WaitAsync(queue);
        Require(queue.Messages.Count == 0, $"{queue.Messages.Count} messages are still in the queue");
        Check(queue);
        return _violations;
    }

    private async Task WaitAsync(LambdaQueue queue)
    {
        Task idle = queue.WaitUntilIdleAsync(TestContext.Current.CancellationToken);
        while (!idle.IsCompleted && _random.Next(3) == 0)
        {
            Kill();
            await Task.WhenAny(idle, Task.Delay(_random.Next(30), TestContext.Current.CancellationToken));
        }

        await idle.WithinLimit();
    }

    private void Check(LambdaQueue queue)
    {
        QueueEntry[] entries = QueueJournal.Read(journal);
        ILookup<string, QueuedMessage> handled = queue.Handled.ToLookup(static message => message.Value<QueueItem>().Key);
        ILookup<string, QueuedMessage> dead = queue.DeadLetters.ToLookup(static message => message.Value<QueueItem>().Key);
        foreach (QueueItem item in plan.Items)
        {
            string key = item.Key;
            Require(handled[key].Count() + dead[key].Count() == 1, $"{key} was handled {handled[key].Count()} times, and is {dead[key].Count()} times a dead letter");
            foreach (QueuedMessage message in handled[key])
            {
                bool isProcessed = entries.Contains(new QueueEntry(key, message.ReceiveCount, IsEnd: true));
                Require(isProcessed, $"{key} is acknowledged at receive {message.ReceiveCount}, and was not processed");
                Require(!entries.Any(entry => entry.Key == key && entry.ReceiveCount > message.ReceiveCount), $"{key} came again after it was acknowledged");
            }

            foreach (QueuedMessage message in dead[key])
                Require(message.ReceiveCount == plan.MaxReceiveCount, $"{key} is a dead letter after {message.ReceiveCount} receives");
            int[] receives = [.. queue.Deliveries
                .SelectMany(static delivery => delivery.Messages)
                .Where(message => message.Value<QueueItem>().Key == key)
                .Select(static message => message.ReceiveCount)];
            Require(receives.SequenceEqual(Enumerable.Range(1, receives.Length)), $"{key} has the receive counts {string.Join(", ", receives)}");
        }

        foreach (QueueDelivery delivery in queue.Deliveries.Where(static delivery => delivery.Problem is null))
            CheckFailures(delivery);
        if (IsFifo)
            CheckOrder(entries, [.. dead.Select(static group => group.Key)]);
    }

    /// <summary>Checks that a process that was not killed reports exactly the messages whose handler threw, and in a FIFO queue those after them.</summary>
    private void CheckFailures(QueueDelivery delivery)
    {
        var stopped = new HashSet<string>();
        foreach (QueuedMessage message in delivery.Messages)
        {
            QueueItem item = message.Value<QueueItem>();
            bool fails = item.ActionAt(message.ReceiveCount) == QueueAction.Throw || stopped.Contains(item.Group);
            if (fails && IsFifo)
                stopped.Add(item.Group);
            Require(delivery.Failed.Contains(message) == fails, $"{item.Key} {(fails ? "has not failed" : "has failed")} at receive {message.ReceiveCount}");
        }
    }

    private void CheckOrder(QueueEntry[] entries, HashSet<string> dead)
    {
        var succeeded = new HashSet<string>();
        foreach (QueueEntry entry in entries)
        {
            if (entry.IsEnd)
            {
                succeeded.Add(entry.Key);
                continue;
            }

            QueueItem item = plan.Items.Single(item => item.Key == entry.Key);
            foreach (QueueItem earlier in plan.Items.TakeWhile(earlier => earlier != item).Where(earlier => earlier.Group == item.Group))
                Require(succeeded.Contains(earlier.Key) || dead.Contains(earlier.Key), $"{entry.Key} began before {earlier.Key}, which is earlier in group {item.Group}");
        }
    }

    private void Kill()
    {
        try
        {
            using var process = Process.GetProcessById(function.ProcessId!.Value);
            process.Kill();
            Kills++;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private void Require(bool condition, string violation)
    {
        if (!condition)
            _violations.Add(violation);
    }
}
