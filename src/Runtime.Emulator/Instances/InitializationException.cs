using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Emulator.Instances;

/// <summary>A function did not reach its first <c>/next</c>.</summary>
internal sealed class InitializationException : Exception
{
    private readonly InvocationCompletion _completion;

    public InitializationException(InvocationCompletion completion, int? exitCode, IReadOnlyList<string> logs)
        : this(completion, completion.ReadError()!, exitCode, logs)
    {
    }

    private InitializationException(InvocationCompletion completion, InvocationError error, int? exitCode, IReadOnlyList<string> logs)
        : base(FormatSummary(error, exitCode) + LogText.Appendix(logs))
    {
        Summary = FormatSummary(error, exitCode);
        _completion = completion;
        Error = error;
        ExitCode = exitCode;
        Logs = logs;
    }

    /// <summary>The message without the log.</summary>
    public string Summary { get; }

    public InvocationError Error { get; }

    /// <summary>The exit code; <see langword="null"/> if the function did not end by itself.</summary>
    public int? ExitCode { get; }

    /// <summary>All lines that the instance logged.</summary>
    public IReadOnlyList<string> Logs { get; }

    /// <summary>The result of an event that could not be sent because the new instance failed.</summary>
    public InvocationResult ToResult(InvocationRequest request) =>
        InvocationResult.From(request, _completion) with { ExitCode = ExitCode, Logs = Logs };

    private static string FormatSummary(InvocationError error, int? exitCode) =>
        $"The function failed to initialize: {LogText.Printable($"{error.Type}: {error.Message}")} ({Describe(exitCode)})";

    private static string Describe(int? exitCode) => exitCode is { } code ? $"exit code {code}" : "no exit code";
}
