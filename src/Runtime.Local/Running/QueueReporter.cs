using System.Globalization;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints what became of the messages of a queue, unless all were handled: the line of the invocation says that.</summary>
/// <param name="terminal">Prints the lines.</param>
internal sealed class QueueReporter(Terminal terminal)
{
    // 8476a536-...  orders  1 of 10 messages failed, and is visible again 60 s after it was received
    public void Report(MessageQueue queue, DeliveredBatch batch)
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
        string again = batch.Result is null ? "visible again now" : string.Create(CultureInfo.InvariantCulture, $"visible again {queue.Settings.VisibilityTimeout.TotalSeconds} s after the receive");
        terminal.WriteLine($"{id}  {queue.Name}  {count}: {again}{problem}");
    }

    // orders  059f36b4-... moved to orders-dlq, after 5 receives
    public void ReportDeadLetter(DeadLetter moved) => terminal.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{moved.Source.Name}  message {moved.MessageId} moved to {moved.Target.Name}, after {moved.ReceiveCount} receives"));
}
