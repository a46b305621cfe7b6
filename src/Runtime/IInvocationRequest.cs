namespace Lambda.Runtime;

/// <summary>The HTTP request of an invocation, for spans and log records.</summary>
internal interface IInvocationRequest
{
    /// <summary>The method: <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>The path of the route, as it is written: <c>/orders/{id}</c>; <see langword="null"/> if no route has the request.</summary>
    public string? Route { get; }

    /// <summary>The status of the response; 0 before it is written.</summary>
    public int Status { get; }

    /// <summary>The status of the response to an exception; 0 if it fails the invocation.</summary>
    public int StatusOf(Exception exception);
}
