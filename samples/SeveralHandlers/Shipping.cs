using Lambda.Runtime;

namespace Shop;

public static class Shipping
{
    [SqsHandler(Queue = "lines")]
    public static void Ship(Line line) => Console.WriteLine($"ships {line.Count}");

    [EventBridgeHandler("line-lost")]
    public static void ShipAgain(Line line) => Console.WriteLine($"ships {line.Count} again");
}
