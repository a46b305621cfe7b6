namespace Lambda.Runtime.Http;

/// <summary>The status 409 (Conflict) without a body.</summary>
public sealed class Conflict : HttpResult
{
    internal Conflict()
        : base(409)
    {
    }
}

/// <summary>The status 409 (Conflict) with a value as JSON.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class Conflict<TValue> : HttpResult<TValue>
{
    internal Conflict(TValue? value)
        : base(409, value)
    {
    }
}
