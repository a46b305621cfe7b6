using Lambda.Runtime;

namespace Shop;

public record Line(int Count, decimal Price);

public static class Orders
{
    [LambdaHandler]
    public static decimal Total(Line[] lines) => lines.Sum(static line => line.Count * line.Price);

    [LambdaHandler("article-count")]
    public static int Count(Line[] lines) => lines.Sum(static line => line.Count);
}
