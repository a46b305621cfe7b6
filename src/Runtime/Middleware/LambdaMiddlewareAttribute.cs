using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Puts middleware around handlers: around all of the assembly, of a class, or around one method.</summary>
/// <remarks>
/// The assembly's are outermost, then the class's, then the method's; several at one place are passed in the order in which they are
/// written. Together with <see cref="MapExceptionAttribute{TException}"/> they are composed when the function is compiled.
/// </remarks>
/// <typeparam name="TMiddleware">Is made once, before the first event; its constructor's parameters are services.</typeparam>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method, AllowMultiple = true)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaMiddlewareAttribute<TMiddleware> : Attribute
    where TMiddleware : class, ILambdaMiddleware;
