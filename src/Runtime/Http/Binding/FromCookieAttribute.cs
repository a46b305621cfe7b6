using System.Diagnostics;

namespace Lambda.Runtime.Http;

/// <summary>Takes the value of a parameter from a cookie.</summary>
/// <param name="name">The name of the cookie; that of the parameter if <see langword="null"/>.</param>
/// <example>
/// <code>
/// [LambdaRoute("GET /basket")]
/// public static string Find([FromCookie] string? session) => session ?? "a new basket";
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromCookieAttribute(string? name = null) : Attribute
{
    /// <summary>The name of the cookie; <see langword="null"/> for that of the parameter.</summary>
    public string? Name { get; set; } = name;
}
