using System.Diagnostics;
using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>A round: sends messages to a queue of a function in its own process, kills the process at random moments, and checks what became of each message.</summary>
/// <param name="function">The function.</param>
/// <param name="clock">Its clock, which is also that of the queue.</param>
/// <param name="plan">The messages.</param>
/// <param name="mode">The handler and its queue.</param>
/// <param name="journal">The file to which the function writes what it does. It is empty.</param>
internal sealed class QueueScenario(LambdaFunction function, FakeTimeProvider clock, QueuePlan plan, QueueMode mode, string journal)
{
    private readonly Random _random = new(plan.Seed);
    private readonly List<string> _violations = [];

    /// <summary>How often the process was killed from outside.</summary>
    public int Kills { get; private set; }

    /// <returns>The broken rules.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync()
    {
        LambdaQueue queue = function.Queue(mode.Queue, new LambdaQueueOptions
        {
            BatchSize = plan.BatchSize,
            MaxReceiveCount = plan.MaxReceiveCount,
            ReportBatchItemFailures = !mode.IsListIgnored,
        });
        foreach (QueueItem item in plan.Items)
        {
            await queue.SendAsync(item.ToBody(), mode.IsFifo ? new QueueMessageOptions { GroupId = item.Group, DeduplicationId = item.Key } : null);
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
        ILookup<string, QueuedMessage> handled = queue.Handled.ToLookup(QueueItem.KeyOf);
        ILookup<string, QueuedMessage> dead = queue.DeadLetters.ToLookup(QueueItem.KeyOf);
        foreach (QueueItem item in plan.Items)
        {
            string key = item.Key;
            Require(handled[key].Count() + dead[key].Count() == 1, $"{key} was handled {handled[key].Count()} times, and is {dead[key].Count()} times a dead letter");
            foreach (QueuedMessage message in handled[key])
            {
                bool isProcessed = item.IsPoison ? mode.Drops : entries.Contains(new QueueEntry(key, message.ReceiveCount, IsEnd: true));
                Require(isProcessed, $"{key} is acknowledged at receive {message.ReceiveCount}, and was not processed");
                Require(!entries.Any(entry => entry.Key == key && entry.ReceiveCount > message.ReceiveCount), $"{key} came again after it was acknowledged");
            }

            foreach (QueuedMessage message in dead[key])
                Require(message.ReceiveCount == plan.MaxReceiveCount, $"{key} is a dead letter after {message.ReceiveCount} receives");
            int[] receives = [.. queue.Deliveries
                .SelectMany(static delivery => delivery.Messages)
                .Where(message => QueueItem.KeyOf(message) == key)
                .Select(static message => message.ReceiveCount)];
            Require(receives.SequenceEqual(Enumerable.Range(1, receives.Length)), $"{key} has the receive counts {string.Join(", ", receives)}");
        }

        foreach (QueueDelivery delivery in queue.Deliveries.Where(static delivery => !IsKilled(delivery)))
            CheckFailures(delivery);
        if (mode.IsFifo)
            CheckOrder(entries, [.. dead.Select(static group => group.Key)]);
    }

    // Runtime.ExitError
    private static bool IsKilled(QueueDelivery delivery) => delivery.Outcome?.ExitCode is not null || delivery.Problem?.Contains("exited", StringComparison.Ordinal) == true;

    /// <summary>Checks that a process that was not killed reports exactly the messages whose handler threw, and in a FIFO queue those after them.</summary>
    private void CheckFailures(QueueDelivery delivery)
    {
        var stopped = new HashSet<string>();
        var failures = new HashSet<QueuedMessage>();
        foreach (QueuedMessage message in delivery.Messages)
        {
            QueueItem item = plan.Items.Single(item => item.Key == QueueItem.KeyOf(message));
            bool isUnreadable = item.IsPoison && !mode.Drops;
            if (!isUnreadable && (item.IsPoison || item.ActionAt(message.ReceiveCount) != QueueAction.Throw) && !stopped.Contains(item.Group))
                continue;

            failures.Add(message);
            if (mode.IsFifo)
                stopped.Add(item.Group);
        }

        bool isError = mode.FailsInvocation(delivery.Messages.Count, failures.Count);
        Require(delivery.Problem is not null == isError, $"the invocation {(isError ? "has not failed" : "has failed")}: {delivery}");
        foreach (QueuedMessage message in delivery.Messages)
        {
            bool fails = isError || failures.Contains(message);
            Require(delivery.Failed.Contains(message) == fails, $"{QueueItem.KeyOf(message)} {(fails ? "has not failed" : "has failed")} at receive {message.ReceiveCount}");
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
            {
                bool isSettled = succeeded.Contains(earlier.Key) || dead.Contains(earlier.Key) || (earlier.IsPoison && mode.Drops);
                Require(isSettled, $"{entry.Key} began before {earlier.Key}, which is earlier in group {item.Group}");
            }
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
