namespace Lambda.Runtime.Http;

/// <summary>The status 400 (Bad Request) without a body.</summary>
public sealed class BadRequest : HttpResult
{
    internal BadRequest()
        : base(400)
    {
    }
}

/// <summary>The status 400 (Bad Request) with a value as JSON.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class BadRequest<TValue> : HttpResult<TValue>
{
    internal BadRequest(TValue? value)
        : base(400, value)
    {
    }
}
