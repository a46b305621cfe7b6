namespace Lambda.Runtime.Http.Tests;

/// <summary>Routes that match the same paths.</summary>
[LambdaRoutePrefix("v1/r")]
public static class RoutingRoutes
{
    [LambdaRoute("GET /{id:int}")]
    public static string Number(int id) => $"number {id}";

    [LambdaRoute("GET /{id:guid}")]
    public static string Identifier(Guid id) => $"guid {id:n}";

    [LambdaRoute("GET /{name:alpha:length(3,5)}")]
    public static string Word(string name) => $"word {name}";

    [LambdaRoute("GET /{name}")]
    public static string Any(string name) => $"any {name}";

    [LambdaRoute("GET /new")]
    public static string Literal() => "new";

    [LambdaRoute("POST /old")]
    public static string Post() => "post";

    [LambdaRoute("GET /{**rest}")]
    public static string Rest(string rest) => $"rest {rest}";

    [LambdaRoute("GET /pages/{page:range(1,9)?}"), LambdaRoute("GET,PUT /books/{book}/{page}")]
    public static string Page(int? page, string book = "none") => $"page {page} of {book}";

    [LambdaRoute("DELETE /a/{x}/c")]
    public static string First(string x) => $"first {x}";

    [LambdaRoute("DELETE /{y}/b/c")]
    public static string Second(string y) => $"second {y}";
}
