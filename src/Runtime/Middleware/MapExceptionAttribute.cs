using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Changes the <c>errorType</c> that the caller gets for exceptions of a type, and of types derived from it.</summary>
/// <remarks>
/// Retry rules of Step Functions match that name. The attribute takes part in the order of the middleware of its place. Message and stack trace
/// remain those of the exception, and the log has the same type as the caller. If several attributes match, the innermost counts; of those
/// without middleware between them, the one for the most derived exception.
/// </remarks>
/// <typeparam name="TException">The type of the exceptions.</typeparam>
/// <param name="errorType">The error type for the caller. Not empty, without white space.</param>
/// <example>
/// <code>
/// [LambdaHandler]
/// [MapException&lt;TimeoutException>("Retry")]
/// public static Task Save(Order order) => throw new TimeoutException("The store is busy.");   // errorType: Retry
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method, AllowMultiple = true)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class MapExceptionAttribute<TException>(string errorType) : Attribute
    where TException : Exception
{
    /// <summary>The error type for the caller.</summary>
    public string ErrorType { get; } = errorType;
}
