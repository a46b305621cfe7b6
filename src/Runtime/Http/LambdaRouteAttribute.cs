using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Marks a method that handles HTTP requests to a route.</summary>
/// <param name="route">The method and the template of the path: <c>GET /orders/{id}</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaRouteAttribute(string route) : Attribute
{
    /// <summary>The method and the template of the path.</summary>
    public string Route { get; } = route;
}
