using Lambda.Runtime;

namespace Lambda_Function.New;

public record Order(string Id, int Count);

public static class Functions
{
    // Called for each message. If it throws, the queue sends this message again, and no other.
    [SqsHandler(Queue = "orders")]
    public static void Ship(Order order)
    {
        if (order.Count < 1)
            throw new InvalidOperationException($"Order {order.Id} is empty.");

        Console.WriteLine($"Order {order.Id}: ships {order.Count}.");
    }
}
