using Lambda.Runtime;

[assembly: LambdaMiddleware<Timing>]
[assembly: LambdaMiddleware<KeepWarm>]

public record Order(string Article, int Count);

public sealed class TooFewException(string message) : Exception(message);

public static class Functions
{
    private const int InStock = 3;

    [LambdaHandler]
    [MapException<TooFewException>("OutOfStock")]
    public static string Take(Order order) => order.Count <= InStock
        ? $"{order.Count} of {order.Article}"
        : throw new TooFewException($"{InStock} of {order.Article} are left");
}
