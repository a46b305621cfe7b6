namespace Lambda.Runtime.Http;

/// <summary>Adds headers and cookies to results.</summary>
/// <example>
/// <code>
/// [LambdaRoute("GET /login")]
/// public static RedirectHttpResult Login() => TypedResults.Redirect("/").WithCookie("session=a1; HttpOnly; Secure").WithHeader("Cache-Control", "no-store");
/// </code>
/// </example>
public static class HttpResultExtensions
{
    /// <summary>Sets a header of the response.</summary>
    /// <param name="result">The result.</param>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">The value of the header.</param>
    /// <returns>The same result.</returns>
    /// <exception cref="ArgumentException">The name or the value contains a character that a header cannot have, such as a line break or one that is not ASCII.</exception>
    public static TResult WithHeader<TResult>(this TResult result, string name, string value)
        where TResult : HttpResult
    {
        ArgumentNullException.ThrowIfNull(result);
        result.Set(name, value);
        return result;
    }

    /// <summary>Adds a cookie to the response.</summary>
    /// <param name="result">The result.</param>
    /// <param name="cookie">The value of the header <c>Set-Cookie</c>: <c>id=7; HttpOnly; Secure</c>.</param>
    /// <returns>The same result.</returns>
    /// <exception cref="ArgumentException">The cookie contains a control character, such as a line break.</exception>
    public static TResult WithCookie<TResult>(this TResult result, string cookie)
        where TResult : HttpResult
    {
        ArgumentNullException.ThrowIfNull(result);
        result.AddCookie(cookie);
        return result;
    }
}
