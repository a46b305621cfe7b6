namespace Lambda.Runtime.Build.Templates;

/// <summary>A path of an API, in the syntax of Amazon API Gateway, and the methods that it has.</summary>
/// <param name="Path">The path: <c>/orders/{id}</c>, <c>/files/{rest+}</c>.</param>
/// <param name="Methods">The methods, or only <see cref="Any"/>.</param>
internal sealed record ApiRoute(string Path, IReadOnlyList<string> Methods)
{
    /// <summary>The method of preflights, which a browser does not sign. In the lists of operations it is this word instead of <c>options</c>.</summary>
    public const string Preflight = "PREFLIGHT";

    /// <summary>All methods.</summary>
    public const string Any = "ANY";

    /// <summary>The keys of routes of an HTTP API.</summary>
    public IEnumerable<string> Keys => Methods.Select(method => $"{method} {Path}");

    /// <summary>The names of operations in OpenAPI.</summary>
    public IEnumerable<string> Operations => Methods.Select(static method => method == Any ? "x-amazon-apigateway-any-method" : method.ToLowerInvariant());
}
