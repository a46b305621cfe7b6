namespace Lambda.Runtime.Http;

/// <summary>Creates the results of routes.</summary>
/// <remarks>The names are those of ASP.NET Core, so that code of a minimal API can be moved.</remarks>
public static class TypedResults
{
    /// <summary>The status 200.</summary>
    public static Ok Ok() => new();

    /// <summary>The status 200 with a value as JSON.</summary>
    public static Ok<TValue> Ok<TValue>(TValue? value) => new(value);

    /// <summary>The status 201.</summary>
    /// <param name="uri">The header <c>Location</c>; none if <see langword="null"/>.</param>
    public static Created Created(string? uri) => At(new Created(), uri);

    /// <summary>The status 201 with a value as JSON.</summary>
    /// <param name="uri">The header <c>Location</c>; none if <see langword="null"/>.</param>
    /// <param name="value">The value.</param>
    public static Created<TValue> Created<TValue>(string? uri, TValue? value) => At(new Created<TValue>(value), uri);

    /// <summary>The status 202.</summary>
    /// <param name="uri">The header <c>Location</c>; none if <see langword="null"/>.</param>
    public static Accepted Accepted(string? uri) => At(new Accepted(), uri);

    /// <summary>The status 202 with a value as JSON.</summary>
    /// <param name="uri">The header <c>Location</c>; none if <see langword="null"/>.</param>
    /// <param name="value">The value.</param>
    public static Accepted<TValue> Accepted<TValue>(string? uri, TValue? value) => At(new Accepted<TValue>(value), uri);

    /// <summary>The status 204.</summary>
    public static NoContent NoContent() => new();

    /// <summary>The status 400.</summary>
    public static BadRequest BadRequest() => new();

    /// <summary>The status 400 with a value as JSON.</summary>
    public static BadRequest<TValue> BadRequest<TValue>(TValue? error) => new(error);

    /// <summary>The status 401.</summary>
    public static UnauthorizedHttpResult Unauthorized() => new();

    /// <summary>The status 403.</summary>
    public static ForbidHttpResult Forbid() => new();

    /// <summary>The status 404.</summary>
    public static NotFound NotFound() => new();

    /// <summary>The status 404 with a value as JSON.</summary>
    public static NotFound<TValue> NotFound<TValue>(TValue? value) => new(value);

    /// <summary>The status 409.</summary>
    public static Conflict Conflict() => new();

    /// <summary>The status 409 with a value as JSON.</summary>
    public static Conflict<TValue> Conflict<TValue>(TValue? error) => new(error);

    /// <summary>The status 422.</summary>
    public static UnprocessableEntity UnprocessableEntity() => new();

    /// <summary>The status 422 with a value as JSON.</summary>
    public static UnprocessableEntity<TValue> UnprocessableEntity<TValue>(TValue? error) => new(error);

    /// <summary>The status 500.</summary>
    public static InternalServerError InternalServerError() => new();

    /// <summary>The status 500 with a value as JSON.</summary>
    public static InternalServerError<TValue> InternalServerError<TValue>(TValue? error) => new(error);

    /// <summary>A status without a body.</summary>
    /// <param name="statusCode">From 200 to 599.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a status code of a response.</exception>
    public static StatusCodeHttpResult StatusCode(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return new StatusCodeHttpResult(statusCode);
    }

    private static TResult At<TResult>(TResult result, string? uri)
        where TResult : HttpResult => uri is null ? result : result.WithHeader("location", uri);
}
