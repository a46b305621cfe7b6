using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Local.Measuring;

/// <summary>An invocation ended with an error.</summary>
internal sealed class InvocationFailedException(InvocationResult result, int number)
    : Exception(Describe(result, result.Error!, number))
{
    private static string Describe(InvocationResult result, InvocationError error, int number)
    {
        string[] lines =
        [
            $"Invocation {number} failed: {error.Type}: {error.Message}",
            .. error.StackTrace,
            .. result.Logs.Count == 0 ? (string[])[] : ["The function's log of this invocation:"],
            .. result.Logs,
        ];
        return string.Join('\n', lines);
    }
}
