namespace Lambda.Runtime.Http;

/// <summary>The status 204 (No Content) without a body.</summary>
public sealed class NoContent : HttpResult
{
    internal NoContent()
        : base(204)
    {
    }
}
