namespace Lambda.Runtime.Http;

/// <summary>The status 404 (Not Found) without a body.</summary>
public sealed class NotFound : HttpResult
{
    internal NotFound()
        : base(404)
    {
    }
}

/// <summary>The status 404 (Not Found) with a value as JSON.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class NotFound<TValue> : HttpResult<TValue>
{
    internal NotFound(TValue? value)
        : base(404, value)
    {
    }
}
