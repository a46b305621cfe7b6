namespace Lambda.Runtime.Http;

/// <summary>A response with a value as JSON.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
public class HttpResult<TValue> : HttpResult
{
    internal HttpResult(int statusCode, TValue? value)
        : base(statusCode) => Value = value;

    /// <summary>The value; <see langword="null"/> for a response without a body.</summary>
    public TValue? Value { get; }

    internal override bool HasGeneratedBody => true;
}
