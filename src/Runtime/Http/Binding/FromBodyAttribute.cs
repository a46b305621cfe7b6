using System.Diagnostics;

namespace Lambda.Runtime.Http;

/// <summary>Takes the value of a parameter from the body. Without the attribute, a type that cannot be read from text is.</summary>
/// <example>
/// <code>
/// [LambdaRoute("POST /notes")]
/// public static int Add([FromBody] string text) => text.Length;   // the body as text, not as JSON
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromBodyAttribute : Attribute
{
}
