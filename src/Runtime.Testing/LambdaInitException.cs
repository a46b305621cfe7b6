using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Instances;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Testing;

/// <summary>A function did not reach its first <c>/next</c>.</summary>
public sealed class LambdaInitException : Exception
{
    internal LambdaInitException(InitializationException failure)
        : base(failure.Summary + FindOption(failure.Error.Message) + LogText.Appendix(failure.Logs))
    {
        Error = LambdaError.From(failure.Error);
        ExitCode = failure.ExitCode;
        Logs = failure.Logs;
    }

    /// <summary>
    /// The error that the function posted to <c>/init/error</c>. If it posted none: <c>Runtime.ExitError</c> after an exit,
    /// <c>Sandbox.Timedout</c> after the init timeout, <c>Runtime.InvalidEntrypoint</c> if the file could not be started.
    /// </summary>
    public LambdaError Error { get; }

    /// <summary>The exit code; <see langword="null"/> if the function did not end by itself and was stopped.</summary>
    public int? ExitCode { get; }

    /// <summary>All lines that the instance logged.</summary>
    public IReadOnlyList<string> Logs { get; }

    // The runtime names a variable of the service, which a test sets by an option.
    private static string FindOption(string message) =>
        Describe(message, FunctionEnvironment.HandlerVariable, nameof(LambdaFunctionOptions.Handler))
        ?? Describe(message, FunctionEnvironment.ConcurrencyVariable, nameof(LambdaFunctionOptions.MaxConcurrency))
        ?? "";

    private static string? Describe(string message, string variable, string option) =>
        message.StartsWith($"{variable} is ", StringComparison.Ordinal) ? $"\n{variable} is the value of {nameof(LambdaFunctionOptions)}.{option}." : null;
}
