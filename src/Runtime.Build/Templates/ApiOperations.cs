namespace Lambda.Runtime.Build.Templates;

/// <summary>Names the operations of paths in OpenAPI.</summary>
internal static class ApiOperations
{
    /// <summary>The method of preflights, which a browser does not sign. In the lists of operations it is this word instead of <c>options</c>.</summary>
    public const string Preflight = "PREFLIGHT";

    /// <summary>Adds the preflights of a path to its methods. They replace its own <c>OPTIONS</c>, which would require a signature.</summary>
    public static ApiPath WithPreflight(ApiPath path) => path with { Methods = [.. path.Methods.Where(static method => method != "OPTIONS"), Preflight] };

    /// <summary>Returns the operations of a path.</summary>
    public static IEnumerable<string> Of(ApiPath path) =>
        path.Methods.Select(static method => method == ApiPath.Any ? "x-amazon-apigateway-any-method" : method.ToLowerInvariant());
}
