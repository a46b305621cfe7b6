using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Marks a method that runs when the service shuts down the execution environment, for example to flush a buffer.</summary>
/// <remarks>
/// The method is static, <c>public</c> or <c>internal</c>, without parameters, and returns nothing, <see cref="Task"/> or
/// <see cref="ValueTask"/>. These methods run in ordinal order of their names, before services are disposed of, and together have 400 ms.
/// A function with such a method, or with an object to dispose of, registers itself as an internal extension: the service gives time for a
/// shutdown only to functions with an extension.
/// </remarks>
/// <example>
/// <code>
/// public static class Metrics
/// {
///     private static readonly StreamWriter Writer = File.AppendText("/tmp/metrics");
///
///     [LambdaHandler]
///     public static void Count(Order order) => Writer.WriteLine(order.Count);
///
///     [LambdaShutdown]
///     public static Task FlushAsync() => Writer.FlushAsync();
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaShutdownAttribute : Attribute;
