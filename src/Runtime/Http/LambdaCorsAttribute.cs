using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Lets the scripts of pages from other origins call the methods with <c>[LambdaRoute]</c> (CORS): <c>[assembly: LambdaCors("https://app.example")]</c>.</summary>
/// <remarks>
/// <para>
/// Behind a REST API, a load balancer and Amazon VPC Lattice, the function responds to preflights, and adds the headers to all responses. A function URL and an HTTP API
/// do both themselves, if they are configured to, and the function adds nothing.
/// </para>
/// <para>
/// Pages may send requests with the methods of the routes, and with the headers <c>Authorization</c>, <c>Content-Type</c>, those of <c>[FromHeader]</c>
/// and <see cref="AllowedHeaders"/>.
/// </para>
/// </remarks>
/// <param name="origins">The origins, each with scheme and host, such as <c>https://app.example</c> and <c>http://localhost:5173</c>; or only <c>*</c>, for all pages.</param>
/// <example>
/// <code>
/// [assembly: LambdaCors("https://app.example", "http://localhost:5173", AllowCredentials = true)]
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
public sealed class LambdaCorsAttribute(params string[] origins) : Attribute
{
    /// <summary>The origins.</summary>
    public string[] Origins => origins;

    /// <summary>The names of further request headers that pages may send.</summary>
    public string[] AllowedHeaders { get; set; } = [];

    /// <summary>The names of response headers that scripts may read, besides those that the browser always shows, such as <c>Content-Type</c>.</summary>
    public string[] ExposedHeaders { get; set; } = [];

    /// <summary>Whether pages may send cookies and other credentials of the browser. Not with the origin <c>*</c>.</summary>
    public bool AllowCredentials { get; set; }

    /// <summary>How long a browser may keep the response to a preflight, in seconds; 0 to 86,400. By default, the browser decides.</summary>
    public int MaxAgeSeconds { get; set; }
}
