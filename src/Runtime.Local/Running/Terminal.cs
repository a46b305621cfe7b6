using System.Globalization;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Service;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints whole lines, from any thread, and limits how many lines of log it prints.</summary>
/// <remarks>
/// Text from events, logs and errors must not control the terminal: its control characters are escaped, and its lines are indented,
/// unlike those of the emulator.
/// </remarks>
/// <param name="output">Receives the lines.</param>
internal sealed class Terminal(TextWriter output)
{
    /// <summary>The maximum number of log lines between the ends of two invocations.</summary>
    public const int MaxLogLines = 1000;

    private const string IndentedLineBreak = "\n  ";

    private readonly Lock _lock = new();
    private int _logLines;

    /// <summary>Prints text of the emulator, in one line or several.</summary>
    public void WriteLine(string text = "")
    {
        lock (_lock)
            output.WriteLine(PrintableText.Escape(text, "\n"));
    }

    /// <summary>Escapes text from a function or a request for a line of the emulator.</summary>
    public static string Quote(string text) => PrintableText.Escape(text, IndentedLineBreak);

    /// <summary>Prints a line of a function's log.</summary>
    public void WriteLogLine(string line)
    {
        lock (_lock)
        {
            _logLines++;
            if (_logLines <= MaxLogLines)
                output.WriteLine($"  {Quote(line)}");
            if (_logLines == MaxLogLines)
                output.WriteLine($"  (more than {MaxLogLines} lines of log: the others, up to the end of the next invocation, are hidden)");
        }
    }

    /// <summary>Prints how an invocation ended.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="result">How the invocation ended.</param>
    /// <param name="measurements">Its times and memory.</param>
    public void Report(string name, InvocationResult result, string measurements)
    {
        lock (_lock)
        {
            int hidden = _logLines - MaxLogLines;
            _logLines = 0;
            if (hidden > 0)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ({hidden:n0} lines of log were hidden)"));
            output.WriteLine($"{result.RequestId}  {name}  {(result.IsError ? "error" : "ok")}  {measurements}");
            if (result.Error is { } error && (hidden > 0 || !LoggedError.IsIn(result.Logs, error)))
                WriteError(error);
        }
    }

    /// <summary>Prints that a function did not start.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="error">Why; not printed again if the log has shown it.</param>
    /// <param name="log">The log of the initialization.</param>
    /// <param name="next">A sentence that says what happens next.</param>
    public void ReportNotStarted(string name, InvocationError error, IReadOnlyList<string> log, string next)
    {
        lock (_lock)
        {
            string text = _logLines <= MaxLogLines && LoggedError.IsIn(log, error) ? "" : $": {Quote($"{error.Type}: {error.Message}")}";
            output.WriteLine($"{name} did not start{text}{(text.EndsWith('.') ? "" : ".")} {next}");
        }
    }

    /// <summary>Prints a request that was refused, or whose function sent an invalid response.</summary>
    public void ReportRefused(RefusedRequest refusal) => WriteLine(
        $"{refusal.RequestId}  {refusal.Method} {Quote(refusal.Path)}  refused  {refusal.Status}\n  {refusal.ErrorType}: {Quote(refusal.Message)}");

    /// <summary>Prints an HTTP request to a function, after the line of its invocation, and below it what its client may not expect.</summary>
    // 6a0c8a5e-...  GET /orders/7 200 3.1 ms
    public void ReportServed(ServedRequest request, IEnumerable<GatewayNotice> notices) => WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{request.RequestId}  {request.Method} {Quote(request.Path)} {request.Status} {request.Duration.TotalMilliseconds:0.##} ms")
        + string.Concat(notices.Select(static notice => $"{IndentedLineBreak}{Quote(notice.Text)}")));

    private void WriteError(InvocationError error)
    {
        output.WriteLine($"  {Quote(error.Type)}: {Quote(error.Message)}");
        foreach (string line in error.StackTrace)
            output.WriteLine($"    {Quote(line.Trim())}");
        if (error.Cause is { } cause)
            WriteError(cause);
    }
}
