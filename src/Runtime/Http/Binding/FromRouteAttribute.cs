using System.Diagnostics;

namespace Lambda.Runtime.Http;

/// <summary>Takes the value of a parameter from a segment of the path.</summary>
/// <param name="name">The name of the route parameter; that of the parameter if <see langword="null"/>.</param>
/// <example>
/// <code>
/// [LambdaRoute("GET /orders/{order-id}")]
/// public static string Find([FromRoute("order-id")] string id) => id;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromRouteAttribute(string? name = null) : Attribute
{
    /// <summary>The name of the route parameter; <see langword="null"/> for that of the parameter.</summary>
    public string? Name { get; set; } = name;
}
