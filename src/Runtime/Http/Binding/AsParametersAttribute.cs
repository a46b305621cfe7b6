using System.Diagnostics;

namespace Lambda.Runtime.Http;

/// <summary>Takes the constructor parameters and the settable properties of the type of a parameter from the request, as if they were parameters of the method.</summary>
/// <example>
/// <code>
/// public record Paging(int Page = 1, int Size = 20);
///
/// public static class Orders
/// {
///     [LambdaRoute("GET /orders")]   // GET /orders?page=2
///     public static string List([AsParameters] Paging paging) => $"{paging.Size} from {(paging.Page - 1) * paging.Size}";
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class AsParametersAttribute : Attribute;
