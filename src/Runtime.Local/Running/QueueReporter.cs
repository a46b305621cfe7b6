using System.Globalization;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints what became of the messages of a queue, unless all were handled: the line of the invocation says that. Notifies open pages.</summary>
/// <param name="terminal">Prints the lines.</param>
/// <param name="history">Notifies the pages.</param>
internal sealed class QueueReporter(Terminal terminal, InvocationHistory history)
{
    public void Report(MessageQueue queue, DeliveredBatch batch)
    {
        Print(queue, batch);
        // The messages were deleted before they were counted as handled.
        history.QueuesChanged();
    }

    // orders  059f36b4-... moved to orders-dlq, after 5 receives
    public void ReportDeadLetter(DeadLetter moved) => terminal.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{moved.Source.Name}  message {moved.MessageId} moved to {moved.Target.Name}, after {moved.ReceiveCount} {(moved.ReceiveCount == 1 ? "receive" : "receives")}"));

    // 8476a536-...  orders  1 of 10 messages failed: visible again 18 s after the receive
    private void Print(MessageQueue queue, DeliveredBatch batch)
    {
        BatchVerdict verdict = batch.Verdict;
        string id = batch.Result?.RequestId ?? "not delivered";
        if (verdict.Warning is { } warning)
            terminal.WriteLine($"{id}  {queue.Name}  warning: {Terminal.Quote(warning)}");
        if (verdict.Failed.Count == 0)
            return;

        // The error of the function has been printed.
        string problem = verdict.Problem is { } text && batch.Result is not { IsError: true } ? $"\n  {Terminal.Quote(text)}" : "";
        string count = string.Create(CultureInfo.InvariantCulture, $"{verdict.Failed.Count} of {batch.Messages.Count} messages failed");
        string again = batch.Result is null ? "visible again now"
            : string.Create(CultureInfo.InvariantCulture, $"visible again {queue.Settings.VisibilityTimeout.TotalSeconds} s after the receive");
        terminal.WriteLine($"{id}  {queue.Name}  {count}: {again}{problem}");
    }
}
