namespace Lambda.Runtime.Http.Tests;

/// <summary>Routes with each of the results.</summary>
public static class ResultRoutes
{
    [LambdaRoute("GET /results/text")]
    public static ContentHttpResult Html() => TypedResults.Text("<p>ä</p>", "text/html", 201);

    [LambdaRoute("GET /results/file")]
    public static FileContentHttpResult File() => TypedResults.File(new byte[] { 1, 0, 255 }, "image/png", "bäld \"1\".png");

    [LambdaRoute("GET /results/redirect")]
    public static RedirectHttpResult Redirect(bool permanent, bool preserve) => TypedResults.Redirect("https://example.com/a", permanent, preserve);

    [LambdaRoute("GET /results/local")]
    public static RedirectHttpResult Local(string to) => TypedResults.LocalRedirect(to);

    [LambdaRoute("GET /results/json")]
    public static JsonHttpResult<Order> Json() => TypedResults.Json(new Order("a", 1), "application/vnd.order+json", 203);

    [LambdaRoute("GET /results/problem")]
    public static Results<Ok<Order>, ProblemHttpResult> Problem() => TypedResults.Problem("No more.", "/orders/7", 409, "Sold out", "https://example.com/sold-out");

    [LambdaRoute("GET /results/validation")]
    public static Results<NoContent, ValidationProblem> Validation() =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["name"] = ["is empty", "is short"] });

    [LambdaRoute("GET /results/conflict")]
    public static Conflict Conflict() => TypedResults.Conflict();

    [LambdaRoute("GET /results/teapot")]
    public static StatusCodeHttpResult Teapot() => TypedResults.StatusCode(418);

    [LambdaRoute("GET /results/none")]
    public static Results<NoContent, NotFound>? None() => null;

    [LambdaRoute("GET /results/stream")]
    public static Stream Stream() => new MemoryStream([3, 0, 200]);

    [LambdaRoute("GET /results/bytes")]
    public static byte[]? Bytes() => null;
}
