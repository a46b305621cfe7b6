using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a type for <see cref="LambdaJson"/> where no call names it: a reader and a writer are emitted for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaJsonTypeAttribute : Attribute;
