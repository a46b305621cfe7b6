using System.Text;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Http;

/// <summary>The HTTP request of an invocation, for middleware around routes, in whatever form the service has sent it.</summary>
/// <example>
/// <code>
/// public sealed class ApiKeys : ILambdaMiddleware
/// {
///     public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
///     {
///         if (HttpInvocation.Of(invocation) is not { } http || http.GetHeader("X-Api-Key") == "sesame")
///             return next(invocation);
///         http.Respond(TypedResults.Problem("The key is missing or wrong.", statusCode: 401));
///         return default;
///     }
/// }
/// </code>
/// </example>
public sealed class HttpInvocation
{
    private readonly Invocation _invocation;
    private readonly HttpExchange _http;

    private HttpInvocation(Invocation invocation, HttpExchange http)
    {
        _invocation = invocation;
        _http = http;
    }

    /// <summary>The method, such as <c>GET</c>.</summary>
    public string Method => ((IInvocationRequest)_http).Method;

    /// <summary>Returns the request of an invocation; <see langword="null"/> if the invocation is not for routes.</summary>
    /// <remarks>It is valid until the invocation ends. If middleware has replaced the event, it is the request in the new event.</remarks>
    /// <exception cref="System.Text.Json.JsonException">Middleware has replaced the event by one that is not an HTTP request.</exception>
    public static HttpInvocation? Of(Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        if (invocation.Request is not HttpExchange http)
            return null;
        http.Refresh();
        return new HttpInvocation(invocation, http);
    }

    /// <summary>Returns the value of a header; <see langword="null"/> if the request does not have it. Several values of a header are one, with commas.</summary>
    /// <param name="name">The name of the header, in any case.</param>
    public string? GetHeader(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return _http.GetHeader(Encoding.UTF8.GetBytes(name));
    }

    /// <summary>Responds to the request. What was written before is discarded.</summary>
    /// <param name="result">A result without a value, such as one of <c>TypedResults.Problem</c>, <c>TypedResults.Text</c> or <c>TypedResults.Redirect</c>.</param>
    /// <exception cref="ArgumentException">The result has a value, whose JSON only the generated code of a route can write.</exception>
    public void Respond(HttpResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.HasGeneratedBody)
        {
            throw new ArgumentException(
                $"A result of type {result.GetType().Name} has a value, whose JSON only a route can write. Expected one such as TypedResults.Problem or TypedResults.Text.",
                nameof(result));
        }

        _invocation.ClearResponse();
        _http.Write(result);
    }
}
