using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a type for which a reader and a writer are generated even if no call of <see cref="LambdaJson"/> names it.
/// </summary>
/// <example>
/// <code>
/// [LambdaJsonType]
/// public record Receipt(string Number, decimal Total);   // LambdaJson.Serialize(receipt) works in F#, too
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaJsonTypeAttribute : Attribute;
