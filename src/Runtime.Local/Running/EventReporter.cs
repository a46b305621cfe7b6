using System.Globalization;
using Lambda.Runtime.Emulator.EventSources;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints what happens after an asynchronous invocation has failed. The line of the invocation has its error.</summary>
/// <param name="terminal">Prints the lines.</param>
internal sealed class EventReporter(Terminal terminal)
{
    // 8476a536-...  Announce  attempt 1 failed: the next one follows in 60 s
    public void Report(FailedAttempt failed)
    {
        string next = failed.RetriedIn is { } delay ? string.Create(CultureInfo.InvariantCulture, $"the next one follows in {delay.TotalSeconds} s")
            : failed.Queue is { } queue ? $"the event is in the queue {queue}"
            : "the event is lost";
        terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{failed.RequestId}  {failed.Function}  attempt {failed.Attempt} failed: {next}"));
    }
}
