using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Options of all methods with <c>[LambdaRoute]</c>.</summary>
/// <example>
/// <code>
/// [assembly: LambdaHttp(ETags = true, FailOnException = true)]
///
/// public static class Orders
/// {
///     [LambdaRoute("GET /orders/{id}")]
///     public static Order Find(string id) => new(id, 2);
/// }
/// </code>
/// </example>
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
    /// Whether responses with the status 200 to GET requests get an <c>ETag</c>, a hash of the body, unless they have one, and requests with the same in
    /// <c>If-None-Match</c> get 304 without a body. The method runs in any case.
    /// </summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2. Responses that are streamed are not changed.</remarks>
    public bool ETags { get; set; }

    /// <summary>
    /// Whether bodies of at least 1,024 bytes of text, JSON, XML and the like are compressed with Brotli or gzip, as the client accepts in <c>Accept-Encoding</c>.
    /// </summary>
    /// <remarks>
    /// A compressed body is in base64 for the service, so a REST API must have its content type among the binary media types; the deployment templates have all. Responses that are
    /// streamed are not changed.
    /// </remarks>
    public bool Compression { get; set; }

    /// <summary>
    /// Whether <c>[FromClaim]</c> and <c>ClaimsPrincipal</c> take the claims in the header <c>x-amzn-oidc-data</c> of an Application Load Balancer. Their signature is not checked,
    /// and a client can send the header itself to a listener rule that does not authenticate. So set it only if each rule for the function authenticates the users.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html</remarks>
    public bool TrustLoadBalancerClaims { get; set; }
}
