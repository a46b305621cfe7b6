namespace Lambda.Runtime.Http;

/// <summary>A status without a body.</summary>
public sealed class StatusCodeHttpResult : HttpResult
{
    internal StatusCodeHttpResult(int statusCode)
        : base(statusCode)
    {
    }
}
