namespace Lambda.Runtime.Emulator.Events;

/// <summary>The route of an API that a request matches.</summary>
/// <param name="Verb">Such as GET, or ANY; <see langword="null"/> for the <c>$default</c> route of an HTTP API.</param>
/// <param name="Resource">The path of the route, <c>/orders/{id}</c>, or <c>$default</c>.</param>
/// <param name="Parameters">The values of its parameters, percent-encoded.</param>
internal sealed record ApiRoute(string? Verb, string Resource, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    /// <summary>The route of an HTTP API that takes all requests.</summary>
    public static ApiRoute Default { get; } = new(null, "$default", []);

    /// <summary>The key of the route in an HTTP API, such as <c>GET /orders/{id}</c>.</summary>
    public string Key => Verb is null ? Resource : $"{Verb} {Resource}";

    /// <summary>The resource of a REST API that takes all requests: <c>/{proxy+}</c>, or <c>/</c>.</summary>
    public static ApiRoute Proxy(string path) =>
        path == "/" ? new ApiRoute("ANY", "/", []) : new ApiRoute("ANY", "/{proxy+}", [KeyValuePair.Create("proxy", path[1..])]);
}
