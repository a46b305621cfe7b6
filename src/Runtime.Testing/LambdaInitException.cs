using Lambda.Runtime.Emulator.Instances;

namespace Lambda.Runtime.Testing;

/// <summary>A function did not reach its first <c>/next</c>.</summary>
public sealed class LambdaInitException : Exception
{
    internal LambdaInitException(InitializationException failure)
        : base(failure.Message)
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
}
