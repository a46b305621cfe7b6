namespace Lambda.Runtime.Http;

/// <summary>The status 403 (Forbidden) without a body.</summary>
public sealed class ForbidHttpResult : HttpResult
{
    internal ForbidHttpResult()
        : base(403)
    {
    }
}
