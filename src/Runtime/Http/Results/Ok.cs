namespace Lambda.Runtime.Http;

/// <summary>The status 200 (OK) without a body.</summary>
public sealed class Ok : HttpResult
{
    internal Ok()
        : base(200)
    {
    }
}

/// <summary>The status 200 (OK) with a value as JSON.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class Ok<TValue> : HttpResult<TValue>
{
    internal Ok(TValue? value)
        : base(200, value)
    {
    }
}
