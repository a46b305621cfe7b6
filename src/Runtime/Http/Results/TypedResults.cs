using System.Net.ServerSentEvents;
using Lambda.Runtime.Http.Results;

namespace Lambda.Runtime.Http;

/// <summary>Creates the results of routes.</summary>
/// <remarks>The names are those of ASP.NET Core, so that code of a minimal API can be moved.</remarks>
/// <example>
/// <code>
/// [LambdaRoute("GET /orders/{id}")]
/// public static Results&lt;Ok&lt;Order>, NotFound, BadRequest&lt;string>> Find(string id) => id switch
/// {
///     "7" => TypedResults.Ok(new Order(id, 2)),
///     "" => TypedResults.BadRequest("The ID is missing."),
///     _ => TypedResults.NotFound(),
/// };
/// </code>
/// </example>
public static class TypedResults
{
    /// <summary>The status 200.</summary>
    public static Ok Ok() => new();

    /// <summary>The status 200 with a value as JSON.</summary>
    public static Ok<TValue> Ok<TValue>(TValue? value) => new(value);

    /// <summary>The status 201.</summary>
    /// <param name="uri">The header <c>Location</c>, in which characters are encoded that a URI cannot have; none if <see langword="null"/>.</param>
    public static Created Created(string? uri) => At(new Created(), uri);

    /// <summary>The status 201 with a value as JSON.</summary>
    /// <param name="uri">The header <c>Location</c>, in which characters are encoded that a URI cannot have; none if <see langword="null"/>.</param>
    /// <param name="value">The value.</param>
    public static Created<TValue> Created<TValue>(string? uri, TValue? value) => At(new Created<TValue>(value), uri);

    /// <summary>The status 202.</summary>
    /// <param name="uri">The header <c>Location</c>, in which characters are encoded that a URI cannot have; none if <see langword="null"/>.</param>
    public static Accepted Accepted(string? uri) => At(new Accepted(), uri);

    /// <summary>The status 202 with a value as JSON.</summary>
    /// <param name="uri">The header <c>Location</c>, in which characters are encoded that a URI cannot have; none if <see langword="null"/>.</param>
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

    /// <summary>The status 302, or another one for a redirect.</summary>
    /// <param name="url">The address. Do not take it from the request without a check, or a link to your API leads to any site.</param>
    /// <param name="permanent">Whether clients may remember it: 301 or 308 instead of 302 or 307.</param>
    /// <param name="preserveMethod">Whether clients send the same method and body there: 307 or 308 instead of 302 or 301.</param>
    /// <exception cref="ArgumentException">The address is empty, or contains a control character.</exception>
    public static RedirectHttpResult Redirect(string url, bool permanent = false, bool preserveMethod = false) => new(url, permanent, preserveMethod);

    /// <summary>A redirect to a path of the same site.</summary>
    /// <param name="localUrl">The path, which begins with one slash.</param>
    /// <param name="permanent">Whether clients may remember it: 301 or 308 instead of 302 or 307.</param>
    /// <param name="preserveMethod">Whether clients send the same method and body there: 307 or 308 instead of 302 or 301.</param>
    /// <exception cref="ArgumentException">It is not such a path.</exception>
    public static RedirectHttpResult LocalRedirect(string localUrl, bool permanent = false, bool preserveMethod = false)
    {
        ArgumentNullException.ThrowIfNull(localUrl);
        if (!localUrl.StartsWith('/') || localUrl is [_, '/' or '\\', ..])
            throw new ArgumentException($"'{localUrl}' may lead to another site. Expected a path of this one, such as /orders.", nameof(localUrl));
        return new RedirectHttpResult(localUrl, permanent, preserveMethod);
    }

    /// <summary>Text.</summary>
    /// <param name="content">The text.</param>
    /// <param name="contentType">The media type; <c>text/plain; charset=utf-8</c> if <see langword="null"/>.</param>
    /// <param name="statusCode">The status; 200 if <see langword="null"/>.</param>
    public static ContentHttpResult Text(string? content, string? contentType = null, int? statusCode = null) => new(content, contentType, statusCode);

    /// <inheritdoc cref="Text"/>
    public static ContentHttpResult Content(string? content, string? contentType = null, int? statusCode = null) => new(content, contentType, statusCode);

    /// <summary>A value as JSON.</summary>
    /// <param name="data">The value.</param>
    /// <param name="contentType">The media type; <c>application/json</c> if <see langword="null"/>.</param>
    /// <param name="statusCode">The status; 200 if <see langword="null"/>.</param>
    public static JsonHttpResult<TValue> Json<TValue>(TValue? data, string? contentType = null, int? statusCode = null) => new(data, contentType, statusCode);

    /// <summary>Bytes.</summary>
    /// <param name="contents">The bytes.</param>
    /// <param name="contentType">The media type; <c>application/octet-stream</c> if <see langword="null"/>.</param>
    /// <param name="fileDownloadName">The name under which a browser saves the file; <see langword="null"/> to show it.</param>
    public static FileContentHttpResult Bytes(ReadOnlyMemory<byte> contents, string? contentType = null, string? fileDownloadName = null) =>
        new(contents, contentType, fileDownloadName);

    /// <inheritdoc cref="Bytes"/>
    public static FileContentHttpResult File(ReadOnlyMemory<byte> contents, string? contentType = null, string? fileDownloadName = null) =>
        new(contents, contentType, fileDownloadName);

    /// <summary>Server-sent events, which a function URL with response streaming sends as they are created.</summary>
    /// <param name="values">The events. Their data is written as JSON, and a string as it is.</param>
    public static ServerSentEventsResult<T> ServerSentEvents<T>(IAsyncEnumerable<SseItem<T>> values) => new(values);

    /// <summary>A problem, as <c>application/problem+json</c>.</summary>
    /// <param name="detail">What is wrong with this request.</param>
    /// <param name="instance">The URI of this occurrence.</param>
    /// <param name="statusCode">The status; 500 if <see langword="null"/>.</param>
    /// <param name="title">What kind of problem it is; the name of the status if <see langword="null"/>.</param>
    /// <param name="type">The URI of the kind of problem; that of the status if <see langword="null"/>.</param>
    public static ProblemHttpResult Problem(string? detail = null, string? instance = null, int? statusCode = null, string? title = null, string? type = null) =>
        new(statusCode ?? 500) { Detail = detail, Instance = instance, Title = title, Type = type };

    /// <summary>The status 400 with messages about the values of the request, as <c>application/problem+json</c>.</summary>
    /// <param name="errors">The messages about each value.</param>
    /// <param name="detail">What is wrong with this request.</param>
    /// <param name="instance">The URI of this occurrence.</param>
    /// <param name="title">What kind of problem it is; <c>One or more validation errors occurred.</c> if <see langword="null"/>.</param>
    /// <param name="type">The URI of the kind of problem; that of the status if <see langword="null"/>.</param>
    public static ValidationProblem ValidationProblem(
        IDictionary<string, string[]> errors, string? detail = null, string? instance = null, string? title = null, string? type = null) =>
        new(errors, Problem(detail, instance, 400, title ?? "One or more validation errors occurred.", type));

    private static TResult At<TResult>(TResult result, string? uri)
        where TResult : HttpResult => uri is null ? result : result.WithHeader("location", UriText.Encode(uri));
}
