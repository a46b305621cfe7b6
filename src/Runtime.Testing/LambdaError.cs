using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Testing;

/// <summary>An error as the caller of a function sees it.</summary>
/// <param name="Type">The error's type: of the function's own exception, or of the service, such as <c>Sandbox.Timedout</c>.</param>
/// <param name="Message">The error's message.</param>
public sealed record LambdaError(string Type, string Message)
{
    /// <summary>The lines of the stack trace, outermost last; empty if the function sent none.</summary>
    public IReadOnlyList<string> StackTrace { get; init; } = [];

    /// <summary>The error that caused this one, if any.</summary>
    public LambdaError? Cause { get; init; }

    /// <summary>
    /// The category in the service's logs and metrics, from the header <c>Lambda-Runtime-Function-Error-Type</c>:
    /// <c>Function.Unknown</c> or <c>Runtime.Unknown</c> if the header is missing or malformed. <see langword="null"/> on a cause.
    /// </summary>
    public string? FunctionErrorType { get; init; }

    internal static LambdaError From(InvocationError error) => new(error.Type, error.Message)
    {
        StackTrace = error.StackTrace,
        Cause = error.Cause is { } cause ? From(cause) : null,
        FunctionErrorType = error.FunctionErrorType,
    };
}
