using Lambda.Runtime.Testing.RuntimeApi;

namespace Lambda.Runtime.Testing;

/// <summary>A function did not reach its first <c>/next</c>.</summary>
public sealed class LambdaInitException : Exception
{
    private readonly InvocationAnswer _answer;

    internal LambdaInitException(InvocationAnswer answer, int? exitCode, IReadOnlyList<string> logs)
        : this(answer, answer.ReadError()!, exitCode, logs)
    {
    }

    private LambdaInitException(InvocationAnswer answer, LambdaError error, int? exitCode, IReadOnlyList<string> logs)
        : base($"The function failed to initialise: {LogText.Printable($"{error.Type}: {error.Message}")} ({Describe(exitCode)}){LogText.Appendix(logs)}")
    {
        _answer = answer;
        Error = error;
        ExitCode = exitCode;
        Logs = logs;
    }

    /// <summary>
    /// What the function posted to <c>/init/error</c>. Where it posted nothing: <c>Runtime.ExitError</c> after an exit,
    /// <c>Sandbox.Timedout</c> after the init time-out, <c>Runtime.InvalidEntrypoint</c> when the file could not be started.
    /// </summary>
    public LambdaError Error { get; }

    /// <summary>The exit code; <see langword="null"/> when the function had not ended by itself and was stopped.</summary>
    public int? ExitCode { get; }

    /// <summary>Every line that the instance logged.</summary>
    public IReadOnlyList<string> Logs { get; }

    /// <summary>What the caller of an event sees that could not be sent for it.</summary>
    internal InvocationOutcome ToOutcome(string requestId) =>
        new(requestId, _answer.Payload, Error) { ExitCode = ExitCode, Logs = Logs };

    private static string Describe(int? exitCode) => exitCode is { } code ? $"exit code {code}" : "no exit code";
}
