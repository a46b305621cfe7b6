namespace Lambda.Runtime.Http;

/// <summary>The status 422 (Unprocessable Content) without a body.</summary>
public sealed class UnprocessableEntity : HttpResult
{
    internal UnprocessableEntity()
        : base(422)
    {
    }
}

/// <summary>The status 422 (Unprocessable Content) with a value as JSON.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class UnprocessableEntity<TValue> : HttpResult<TValue>
{
    internal UnprocessableEntity(TValue? value)
        : base(422, value)
    {
    }
}
