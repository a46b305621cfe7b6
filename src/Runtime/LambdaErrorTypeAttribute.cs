using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Gives an exception class of the project, and classes derived from it, the <c>errorType</c> that callers see.</summary>
/// <remarks>
/// Retry rules of Step Functions match that name; without the attribute it is the class's own name. A
/// <see cref="MapExceptionAttribute{TException}"/> around the handler outweighs it. It is read by the compiler: on a class of another
/// assembly it has no effect.
/// </remarks>
/// <param name="errorType">The name. Not empty, no white space.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaErrorTypeAttribute(string errorType) : Attribute
{
    /// <summary>The name that callers see.</summary>
    public string ErrorType { get; } = errorType;
}
