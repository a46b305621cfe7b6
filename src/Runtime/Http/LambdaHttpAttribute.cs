using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Options of all methods with <c>[LambdaRoute]</c>.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaHttpAttribute : Attribute
{
    /// <summary>
    /// Whether an exception without a status of <see cref="MapExceptionAttribute{TException}"/> fails the invocation, so that Lambda's metric <c>Errors</c> counts it, instead
    /// of a response with the status 500. The client then gets the status 502 of an API or a load balancer.
    /// </summary>
    public bool FailOnException { get; set; }

    /// <summary>
    /// Whether <c>[FromClaim]</c> and <c>ClaimsPrincipal</c> take the claims in the header <c>x-amzn-oidc-data</c> of an Application Load Balancer. Their signature is not checked,
    /// and a client can send the header itself to a listener rule that does not authenticate. So set it only if each rule for the function authenticates the users.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html</remarks>
    public bool TrustLoadBalancerClaims { get; set; }
}
