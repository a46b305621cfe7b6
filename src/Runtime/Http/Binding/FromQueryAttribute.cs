using System.Diagnostics;

namespace Lambda.Runtime.Http;

/// <summary>Takes the value of a parameter from the query.</summary>
/// <param name="name">The name of the query parameter; that of the parameter if <see langword="null"/>.</param>
/// <example>
/// <code>
/// [LambdaRoute("GET /orders")]
/// public static string List([FromQuery("page-size")] int pageSize = 20) => $"{pageSize} on a page";
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromQueryAttribute(string? name = null) : Attribute
{
    /// <summary>The name of the query parameter; <see langword="null"/> for that of the parameter.</summary>
    public string? Name { get; set; } = name;
}
