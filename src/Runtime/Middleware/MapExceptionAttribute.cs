using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Changes what the caller gets for exceptions of a type, and of types derived from it: the <c>errorType</c>, or the status of an HTTP response.</summary>
/// <remarks>
/// Retry rules of Step Functions match an error type. The attribute takes part in the order of the middleware of its place. Message and stack trace
/// remain those of the exception, and the log has the same type as the caller. If several attributes match, the innermost counts; of those
/// without middleware between them, the one for the most derived exception. A status has an effect on methods with <c>[LambdaRoute]</c>, whose response is then a
/// problem with that status, without the message. Exceptions with a status below 500 are not logged as errors.
/// </remarks>
/// <typeparam name="TException">The type of the exceptions.</typeparam>
/// <example>
/// <code>
/// [LambdaHandler]
/// [MapException&lt;TimeoutException>("Retry")]
/// public static Task Save(Order order) => throw new TimeoutException("The store is busy.");   // errorType: Retry
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method, AllowMultiple = true)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class MapExceptionAttribute<TException> : Attribute
    where TException : Exception
{
    /// <summary>Sets the error type.</summary>
    /// <param name="errorType">The error type for the caller. Not empty, without white space.</param>
    public MapExceptionAttribute(string errorType) => ErrorType = errorType;

    /// <summary>Sets the status of the HTTP response.</summary>
    /// <param name="statusCode">From 400 to 599.</param>
    public MapExceptionAttribute(int statusCode) => StatusCode = statusCode;

    /// <summary>The error type for the caller; <see langword="null"/> if there is a status instead.</summary>
    public string? ErrorType { get; }

    /// <summary>The status of the HTTP response; 0 if there is an error type instead.</summary>
    public int StatusCode { get; }
}
