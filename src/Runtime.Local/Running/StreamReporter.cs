using System.Globalization;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints what became of the records of a stream, unless all were handled: the line of the invocation says that. Notifies open pages.</summary>
/// <param name="terminal">Prints the lines.</param>
/// <param name="history">Notifies the pages.</param>
internal sealed class StreamReporter(Terminal terminal, InvocationHistory history)
{
    /// <param name="stream">The stream.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="batch">The batch.</param>
    public void Report(RecordStream stream, string function, DeliveredRecords batch)
    {
        Print(stream, function, batch);
        history.QueuesChanged();
    }

    // 8476a536-...  clicks  3 of 10 records come again, after attempt 1
    // 8476a536-...  clicks  3 of 10 records are discarded, after attempt 11: RetryAttemptsExhausted. The queue Count-failures has a message about them.
    private void Print(RecordStream stream, string function, DeliveredRecords batch)
    {
        string id = batch.Result?.RequestId ?? "not delivered";
        if (batch.Verdict.Warning is { } warning)
            terminal.WriteLine($"{id}  {stream.Name}  warning: {Terminal.Quote(warning)}");
        int left = batch.Outcome.Remaining.Count;
        if (left == 0)
            return;

        // The error of the function has been printed.
        string problem = batch.Verdict.Problem is { } text && batch.Result is not { IsError: true } ? $"\n  {Terminal.Quote(text)}" : "";
        int attempts = batch.Outcome.Attempts;
        string next = batch.Outcome.Discarded is { } reason
            ? $"are discarded, after attempt {attempts}: {reason}. The queue {AsynchronousInvocations.FailureQueueOf(function)} has a message about them."
            : $"come again, after attempt {attempts}";
        terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id}  {stream.Name}  {left} of {batch.Records.Count} records {next}{problem}"));
    }
}
