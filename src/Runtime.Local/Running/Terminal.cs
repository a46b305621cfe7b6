using System.Globalization;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.Service;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints whole lines, from any thread, and keeps a function that floods its log from flooding the terminal.</summary>
/// <remarks>
/// Events, logs and errors are text of others, which must not control the terminal: their control characters are escaped, and their lines
/// are indented, as the emulator's own are not.
/// </remarks>
/// <param name="output">Where lines go.</param>
internal sealed class Terminal(TextWriter output)
{
    /// <summary>How many lines of log are shown from one invocation's end to the next.</summary>
    public const int MostLogLines = 1000;

    private const string Indented = "\n  ";

    private readonly Lock _turn = new();
    private int _logLines;

    /// <summary>Prints the emulator's own words, in one line or several.</summary>
    public void Line(string text = "")
    {
        lock (_turn)
            output.WriteLine(PrintableText.Escape(text, "\n"));
    }

    /// <summary>Text of others, to stand in a line of the emulator's own.</summary>
    public static string Quote(string text) => PrintableText.Escape(text, Indented);

    /// <summary>Prints a line of a function's log.</summary>
    public void Log(string line)
    {
        lock (_turn)
        {
            _logLines++;
            if (_logLines <= MostLogLines)
                output.WriteLine($"  {Quote(line)}");
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
        $"{refusal.RequestId}  {refusal.Method} {Quote(refusal.Path)}  refused  {refusal.Status}\n  {refusal.ErrorType}: {Quote(refusal.Message)}");

    private void WriteError(LambdaError error)
    {
        output.WriteLine($"  {Quote(error.Type)}: {Quote(error.Message)}");
        foreach (string line in error.StackTrace)
            output.WriteLine($"    {Quote(line.Trim())}");
        if (error.Cause is { } cause)
            WriteError(cause);
    }
}
