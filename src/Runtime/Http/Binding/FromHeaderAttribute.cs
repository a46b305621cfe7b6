using System.Diagnostics;

namespace Lambda.Runtime.Http;

/// <summary>Takes the value of a parameter from a header.</summary>
/// <param name="name">The name of the header; that of the parameter if <see langword="null"/>.</param>
/// <example>
/// <code>
/// [LambdaRoute("GET /orders")]
/// public static string List([FromHeader("X-Tenant")] string tenant) => $"orders of {tenant}";
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromHeaderAttribute(string? name = null) : Attribute
{
    /// <summary>The name of the header; <see langword="null"/> for that of the parameter.</summary>
    public string? Name { get; set; } = name;
}
