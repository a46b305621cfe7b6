using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Local.Measuring;

/// <summary>An invocation ended with an error.</summary>
internal sealed class InvocationFailedException(InvocationResult outcome, int number)
    : Exception(Describe(outcome, outcome.Error!, number))
{
    private static string Describe(InvocationResult outcome, InvocationError error, int number)
    {
        string[] lines =
        [
            $"Invocation {number} failed: {error.Type}: {error.Message}",
            .. error.StackTrace,
            .. outcome.Logs.Count == 0 ? (string[])[] : ["The function's log of this invocation:"],
            .. outcome.Logs,
        ];
        return string.Join('\n', lines);
    }
}
