using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Sets what the paths of all routes of a class, or of the assembly, begin with.</summary>
/// <param name="prefix">The first segments, which may have parameters: <c>/v1</c>.</param>
/// <example>
/// <code>
/// [LambdaRoutePrefix("/v1/orders")]
/// public static class Orders
/// {
///     [LambdaRoute("GET /{id}")]   // GET /v1/orders/7
///     public static Order Find(string id) => new(id, 2);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaRoutePrefixAttribute(string prefix) : Attribute
{
    /// <summary>The first segments.</summary>
    public string Prefix { get; } = prefix;
}
