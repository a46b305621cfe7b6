namespace Lambda.Runtime.Http;

/// <summary>The status 401 (Unauthorized) without a body.</summary>
public sealed class UnauthorizedHttpResult : HttpResult
{
    internal UnauthorizedHttpResult()
        : base(401)
    {
    }
}
