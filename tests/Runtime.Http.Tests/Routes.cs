namespace Lambda.Runtime.Http.Tests;

/// <summary>Routes that show what they take.</summary>
public static class Routes
{
    [LambdaRoute("GET /orders/{id}")]
    public static Results<Ok<Order>, NotFound> Get(int id, int scale = 1) => id == 0 ? TypedResults.NotFound() : TypedResults.Ok(new Order($"order {id}", scale));

    [LambdaRoute("POST /orders")]
    public static Created<Order> Add(Order order) => TypedResults.Created($"/orders/{order.Name}", order).WithCookie("last=1").WithCookie("seen=2");

    [LambdaRoute("GET /orders")]
    public static string List(string[] tag, int? page, Color color = Color.Blue) => $"{string.Join("+", tag)} {page} {color}";

    [LambdaRoute("DELETE /orders/{id}")]
    public static async Task Remove(int id) => await Task.Delay(Math.Clamp(id, 0, 1));

    [LambdaRoute("GET /files/{**path}")]
    public static string File(string path) => path;

    [LambdaRoute("GET /names/{name}")]
    public static string Name(string name) => name;

    [LambdaRoute("GET /headers")]
    public static string Header([FromHeader("X-Tenant")] string? tenant, [FromHeader("x-count")] int count = 7) => $"{tenant} {count}";

    [LambdaRoute("GET /cookies")]
    public static string Cookie([FromCookie] string? session, [FromCookie("a")] int a = 0) => $"{session} {a}";

    [LambdaRoute("GET /bytes")]
    public static byte[] Bytes() => [0, 255, 7];

    [LambdaRoute("GET /nothing")]
    public static Order? Nothing() => null;

    [LambdaRoute("GET /broken")]
    public static string Broken() => throw new InvalidOperationException("a secret");

    [LambdaRoute("POST /text")]
    public static string Text([FromBody] string body) => $"<{body}>";

    [LambdaRoute("POST /length")]
    public static string Length(ReadOnlyMemory<byte> body) => $"{body.Length}";

    [LambdaRoute("POST /stream")]
    public static async Task<byte[]> Stream(Stream body, CancellationToken token)
    {
        using var copy = new MemoryStream();
        await body.CopyToAsync(copy, token);
        return copy.ToArray();
    }

    [LambdaRoute("PUT /optional")]
    public static string Optional(Order? order) => order?.Name ?? "none";

    [LambdaRoute("* /any")]
    public static string Any(LambdaContext context) => context.AwsRequestId.Length > 0 ? "any" : "";
}

/// <summary>An order.</summary>
public sealed record Order(string Name, int Count);

/// <summary>A color.</summary>
public enum Color
{
    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Red.</summary>
    Red,
}
