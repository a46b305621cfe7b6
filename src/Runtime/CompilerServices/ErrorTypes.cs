using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Sets the error types of <c>[MapException]</c> and <c>[LambdaErrorType]</c>.</summary>
/// <remarks>Called by generated code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ErrorTypes
{
    /// <summary>Sets the error type that the caller gets for an exception, unless one was set before.</summary>
    /// <returns>False: used as an exception filter, it lets the exception pass.</returns>
    public static bool Map(Invocation invocation, Exception exception, string errorType)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        invocation.MapError(exception, errorType);
        return false;
    }
}
