namespace Lambda.Runtime.Http;

/// <summary>One of two results.</summary>
/// <typeparam name="TResult1">One of them.</typeparam>
/// <typeparam name="TResult2">One of them.</typeparam>
/// <example>
/// <code>
/// [LambdaRoute("GET /orders/{id}")]
/// public static Results&lt;Ok&lt;Order>, NotFound> Find(string id) => id == "7" ? TypedResults.Ok(new Order(id, 2)) : TypedResults.NotFound();
/// </code>
/// </example>
public sealed class Results<TResult1, TResult2>
    where TResult1 : HttpResult
    where TResult2 : HttpResult
{
    private Results(HttpResult result) => Result = result ?? throw new ArgumentNullException(nameof(result));

    /// <summary>The result.</summary>
    public HttpResult Result { get; }

    /// <summary>Takes the result that the route returns.</summary>
    public static implicit operator Results<TResult1, TResult2>(TResult1 result) => new(result);

    /// <summary>Takes the result that the route returns.</summary>
    public static implicit operator Results<TResult1, TResult2>(TResult2 result) => new(result);
}
