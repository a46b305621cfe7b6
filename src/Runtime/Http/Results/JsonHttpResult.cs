namespace Lambda.Runtime.Http;

/// <summary>A status with a value as JSON.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class JsonHttpResult<TValue> : HttpResult<TValue>
{
    internal JsonHttpResult(TValue? value, string? contentType, int? statusCode)
        : base(statusCode ?? 200, value)
    {
        if (contentType is not null)
            Set("content-type", contentType);
    }
}
