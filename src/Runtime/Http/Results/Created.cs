namespace Lambda.Runtime.Http;

/// <summary>The status 201 (Created) without a body.</summary>
public sealed class Created : HttpResult
{
    internal Created()
        : base(201)
    {
    }
}

/// <summary>The status 201 (Created) with a value as JSON.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class Created<TValue> : HttpResult<TValue>
{
    internal Created(TValue? value)
        : base(201, value)
    {
    }
}
