namespace Lambda.Runtime.Http;

/// <summary>The status 202 (Accepted) without a body.</summary>
public sealed class Accepted : HttpResult
{
    internal Accepted()
        : base(202)
    {
    }
}

/// <summary>The status 202 (Accepted) with a value as JSON.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class Accepted<TValue> : HttpResult<TValue>
{
    internal Accepted(TValue? value)
        : base(202, value)
    {
    }
}
