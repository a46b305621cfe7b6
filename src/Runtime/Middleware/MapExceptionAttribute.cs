using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Gives exceptions of a type, and of types derived from it, another <c>errorType</c> for the caller.</summary>
/// <remarks>
/// Retry rules of Step Functions match that name. It stands among the middleware of its place, in written order, and changes nothing
/// else: message and stack trace stay those of the exception. The log names the error as the caller sees it. Where several fit, the innermost counts; of neighbours, which no
/// middleware separates, the one for the most derived exception.
/// </remarks>
/// <typeparam name="TException">The exceptions that it is for.</typeparam>
/// <param name="errorType">The name that the caller sees. Not empty, no white space.</param>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method, AllowMultiple = true)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class MapExceptionAttribute<TException>(string errorType) : Attribute
    where TException : Exception
{
    /// <summary>The name that the caller sees.</summary>
    public string ErrorType { get; } = errorType;
}
