using Lambda.Runtime;

namespace Shop;

public static class Returns
{
    [LambdaHandler]
    public static decimal Refund(Line line) => -line.Count * line.Price;
}
