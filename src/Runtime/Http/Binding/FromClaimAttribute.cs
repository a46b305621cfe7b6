using System.Diagnostics;

namespace Lambda.Runtime.Http;

/// <summary>Takes the value of a parameter from a claim of the caller, which an authorizer or the load balancer has checked.</summary>
/// <remarks>
/// Unless the parameter is optional, a request that no authorizer has checked is an error with the status 401, and one without the claim with the status 403. A list takes all
/// elements of an array. <see cref="LambdaHttpAttribute.TrustLoadBalancerClaims"/> is for load balancers.
/// </remarks>
/// <param name="name">The name of the claim; that of the parameter if <see langword="null"/>.</param>
/// <example>
/// <code>
/// [LambdaRoute("GET /orders")]
/// public static string List([FromClaim] string sub, [FromClaim("cognito:groups")] string[] groups) => $"{sub}, {groups.Length} groups";
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromClaimAttribute(string? name = null) : Attribute
{
    /// <summary>The name of the claim; <see langword="null"/> for that of the parameter.</summary>
    public string? Name { get; set; } = name;
}
