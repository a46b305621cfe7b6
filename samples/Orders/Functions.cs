using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Lambda.Runtime;
using Lambda.Runtime.Events;

public enum Currency { Euro, Dollar }

public record Order(IReadOnlyList<OrderLine> Lines, DateOnly? Due = null)
{
    public required Guid Id { get; init; }

    public required Currency Currency { get; init; }
}

public record OrderLine(string Article, int Count, decimal Price);

public static class Functions
{
    // SqsEvent<Order> would read the orders, too. But then one that is not valid would be an error of the whole event.
    [LambdaHandler]
    public static SqsBatchResponse Store(SqsEvent batch)
    {
        // The service sends only these messages again.
        var failures = new List<SqsBatchItemFailure>();
        foreach (SqsMessage message in batch.Records)
        {
            try
            {
                Order order = LambdaJson.Deserialize<Order>(message.Body) ?? throw new JsonException("$: expected an order, found null");
                Store(order);
            }
            catch (Exception e)
            {
                // An exception would make the service send all messages again, including those that succeeded.
                Console.WriteLine($"{message.MessageId}: {e.Message}");
                failures.Add(new() { ItemIdentifier = message.MessageId });
            }
        }

        return new() { BatchItemFailures = failures };
    }

    private static void Store(Order order)
    {
        if (order.Lines is not { Count: > 0 })
            throw new ArgumentException($"order {order.Id} has no lines");

        decimal total = order.Lines.Sum(static line => line.Count * line.Price);
        Console.WriteLine($"order {order.Id}: {order.Lines.Count} lines, {total} {order.Currency}");
    }
}
