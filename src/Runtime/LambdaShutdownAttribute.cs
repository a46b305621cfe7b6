using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Marks a method that runs when the service takes the function's sandbox down: to flush, to say goodbye.</summary>
/// <remarks>
/// The method is static, <c>public</c> or <c>internal</c>, takes nothing and returns nothing, <see cref="Task"/> or
/// <see cref="ValueTask"/>. All of them run in ordinal order of their names, before services are disposed of, and together have 400 ms.
/// A function with such a method, or with something to dispose of, registers itself as an internal extension, without which the service
/// would give it no time at all.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaShutdownAttribute : Attribute;
