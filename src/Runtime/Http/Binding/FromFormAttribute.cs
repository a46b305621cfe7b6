using System.Diagnostics;

namespace Lambda.Runtime.Http;

/// <summary>Takes the value of a parameter from a field of a form, <c>application/x-www-form-urlencoded</c>.</summary>
/// <remarks>
/// If the type of the parameter is a class or a struct, its constructor parameters and properties are fields. Forms with files, <c>multipart/form-data</c>, are not read.
/// </remarks>
/// <param name="name">The name of the field; that of the parameter if <see langword="null"/>.</param>
/// <example>
/// <code>
/// [LambdaRoute("POST /contact")]
/// public static string Send([FromForm] string name, [FromForm] string message) => $"{name}: {message}";
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromFormAttribute(string? name = null) : Attribute
{
    /// <summary>The name of the field; <see langword="null"/> for that of the parameter.</summary>
    public string? Name { get; set; } = name;
}
