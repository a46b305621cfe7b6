using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Marks a method that handles HTTP requests to a route.</summary>
/// <param name="route">The method and the template of the path: <c>GET /orders/{id}</c>.</param>
/// <example>
/// <code>
/// [LambdaRoute("GET /orders/{id}")]
/// public static Order Find(string id) => new(id, 2);
///
/// [LambdaRoute("POST /orders")]
/// public static Created&lt;Order> Add(Order order) => TypedResults.Created($"/orders/{order.Id}", order);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaRouteAttribute(string route) : Attribute
{
    /// <summary>The method and the template of the path.</summary>
    public string Route { get; } = route;
}
