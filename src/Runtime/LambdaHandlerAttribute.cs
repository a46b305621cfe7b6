using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a method as a Lambda function's handler. The source generator writes the program around it.
/// </summary>
/// <remarks>
/// <para>
/// The method is static, accessible from its assembly (<c>public</c> or <c>internal</c>, in types that are) and not generic.
/// Its parameters, in any order, each at most once:
/// </para>
/// <list type="bullet">
/// <item><description>a JSON type: the event, typed;</description></item>
/// <item><description><see cref="LambdaContext"/>: what is known about this invocation.</description></item>
/// </list>
/// <para>It returns one of:</para>
/// <list type="bullet">
/// <item><description><c>void</c>, <see cref="Task"/> or <see cref="ValueTask"/>: the answer is the JSON value <c>null</c>;</description></item>
/// <item><description>a JSON type, bare or in <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/>: the answer, as JSON.</description></item>
/// </list>
/// <para>
/// Anything else is a compile-time error at the method. The attribute itself is conditional: it is read by the compiler and is
/// not in the binary.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaHandlerAttribute : Attribute
{
    /// <summary>Marks a handler that <c>_HANDLER</c> names by its method.</summary>
    public LambdaHandlerAttribute()
    {
    }

    /// <summary>Marks a handler with a name of its own.</summary>
    /// <param name="name">The name that <c>_HANDLER</c> may hold, instead of the method's name. Not empty, no white space.</param>
    public LambdaHandlerAttribute(string name) => Name = name;

    /// <summary>The handler's own name; <see langword="null"/> when it goes by its method's name.</summary>
    public string? Name { get; }
}
