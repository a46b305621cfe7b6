using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Sets the <c>errorType</c> that callers get for an exception class of the project, and for classes derived from it.</summary>
/// <remarks>
/// Retry rules of Step Functions match that name; without the attribute it is the name of the class. A
/// <see cref="MapExceptionAttribute{TException}"/> around the handler takes precedence. The attribute is read at compile time: on a class
/// of another assembly it has no effect.
/// </remarks>
/// <param name="errorType">The error type. Not empty, without white space.</param>
/// <example>
/// <code>
/// [LambdaErrorType("OutOfStock")]
/// public class OutOfStockException(string article) : Exception($"{article} is out of stock.");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaErrorTypeAttribute(string errorType) : Attribute
{
    /// <summary>The error type for callers.</summary>
    public string ErrorType { get; } = errorType;
}
