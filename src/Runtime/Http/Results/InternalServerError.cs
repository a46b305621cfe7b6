namespace Lambda.Runtime.Http;

/// <summary>The status 500 (Internal Server Error) without a body.</summary>
public sealed class InternalServerError : HttpResult
{
    internal InternalServerError()
        : base(500)
    {
    }
}

/// <summary>The status 500 (Internal Server Error) with a value as JSON.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class InternalServerError<TValue> : HttpResult<TValue>
{
    internal InternalServerError(TValue? value)
        : base(500, value)
    {
    }
}
