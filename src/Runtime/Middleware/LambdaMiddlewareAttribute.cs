using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Runs a middleware around handlers: all of the assembly, all of a class, or one method.</summary>
/// <remarks>
/// Middleware of the assembly runs outermost, then that of the class, then that of the method; several at one place run in the order of the
/// attributes. Together with <see cref="MapExceptionAttribute{TException}"/> they are composed when the function is compiled.
/// </remarks>
/// <typeparam name="TMiddleware">Created once, during initialization. The parameters of its constructor are services.</typeparam>
/// <example>
/// <code>
/// [LambdaMiddleware&lt;LambdaTracing>]
/// public static class Functions
/// {
///     [LambdaHandler]
///     public static int Count(Order[] orders) => orders.Length;
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method, AllowMultiple = true)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaMiddlewareAttribute<TMiddleware> : Attribute
    where TMiddleware : class, ILambdaMiddleware
{
    /// <summary>
    /// Whether the middleware runs around each record of a batch instead of around the invocation: <see cref="Invocation.Record"/> is the record. Only for handlers of
    /// single records, such as those with <see cref="SqsHandlerAttribute"/>.
    /// </summary>
    public bool PerRecord { get; set; }
}
