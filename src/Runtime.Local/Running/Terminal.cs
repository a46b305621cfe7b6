using System.Globalization;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.Service;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints whole lines, from any thread, and keeps a function that floods its log from flooding the terminal.</summary>
/// <param name="output">Where lines go.</param>
internal sealed class Terminal(TextWriter output)
{
    /// <summary>How many lines of log are shown from one invocation's end to the next.</summary>
    public const int MostLogLines = 1000;

    private readonly Lock _turn = new();
    private int _logLines;

    public void Line(string text = "")
    {
        lock (_turn)
            output.WriteLine(text);
    }

    /// <summary>Prints a line of a function's log.</summary>
    public void Log(string line)
    {
        lock (_turn)
        {
            _logLines++;
            if (_logLines <= MostLogLines)
                output.WriteLine($"  {line}");
            if (_logLines == MostLogLines)
                output.WriteLine($"  (more than {MostLogLines} lines of log: the others, up to the next answer, are not shown)");
        }
    }

    /// <summary>Prints how an invocation ended.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="outcome">The end.</param>
    /// <param name="figures">What it cost.</param>
    public void Report(string name, InvocationOutcome outcome, string figures)
    {
        lock (_turn)
        {
            int hidden = _logLines - MostLogLines;
            _logLines = 0;
            if (hidden > 0)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ({hidden:n0} lines of log were not shown)"));
            output.WriteLine($"{outcome.RequestId}  {name}  {(outcome.IsError ? "error" : "ok")}  {figures}");
            if (outcome.Error is { } error)
                WriteError(error);
        }
    }

    /// <summary>Prints that a request never became an invocation, or its answer no response.</summary>
    public void Refuse(Refusal refusal) => Line(
        $"{refusal.RequestId}  {refusal.Method} {refusal.Path}  refused  {refusal.Status}\n  {refusal.ErrorType}: {Printable(refusal.Message)}");

    // It shows what a caller sent, who must not move the cursor by it.
    private static string Printable(string text) => string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c));

    private void WriteError(LambdaError error)
    {
        output.WriteLine($"  {error.Type}: {error.Message.Replace("\n", "\n  ", StringComparison.Ordinal)}");
        foreach (string line in error.StackTrace)
            output.WriteLine($"    {line.Trim()}");
        if (error.Cause is { } cause)
            WriteError(cause);
    }
}
