namespace Lambda.Runtime.Http;

/// <summary>One of six results.</summary>
/// <typeparam name="TResult1">One of them.</typeparam>
/// <typeparam name="TResult2">One of them.</typeparam>
/// <typeparam name="TResult3">One of them.</typeparam>
/// <typeparam name="TResult4">One of them.</typeparam>
/// <typeparam name="TResult5">One of them.</typeparam>
/// <typeparam name="TResult6">One of them.</typeparam>
public sealed class Results<TResult1, TResult2, TResult3, TResult4, TResult5, TResult6>
    where TResult1 : HttpResult
    where TResult2 : HttpResult
    where TResult3 : HttpResult
    where TResult4 : HttpResult
    where TResult5 : HttpResult
    where TResult6 : HttpResult
{
    private Results(HttpResult result) => Result = result ?? throw new ArgumentNullException(nameof(result));

    /// <summary>The result.</summary>
    public HttpResult Result { get; }

    /// <summary>Takes the result that the route returns.</summary>
    public static implicit operator Results<TResult1, TResult2, TResult3, TResult4, TResult5, TResult6>(TResult1 result) => new(result);

    /// <summary>Takes the result that the route returns.</summary>
    public static implicit operator Results<TResult1, TResult2, TResult3, TResult4, TResult5, TResult6>(TResult2 result) => new(result);

    /// <summary>Takes the result that the route returns.</summary>
    public static implicit operator Results<TResult1, TResult2, TResult3, TResult4, TResult5, TResult6>(TResult3 result) => new(result);

    /// <summary>Takes the result that the route returns.</summary>
    public static implicit operator Results<TResult1, TResult2, TResult3, TResult4, TResult5, TResult6>(TResult4 result) => new(result);

    /// <summary>Takes the result that the route returns.</summary>
    public static implicit operator Results<TResult1, TResult2, TResult3, TResult4, TResult5, TResult6>(TResult5 result) => new(result);

    /// <summary>Takes the result that the route returns.</summary>
    public static implicit operator Results<TResult1, TResult2, TResult3, TResult4, TResult5, TResult6>(TResult6 result) => new(result);
}
