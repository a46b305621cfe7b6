using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Lambda.Runtime;

// The members of the service's event that the function uses. All others are skipped.
public record SqsEvent(List<SqsMessage> Records);
public record SqsMessage(string MessageId, string Body);

public enum Currency { Euro, Dollar }

public record Order(IReadOnlyList<OrderLine> Lines, DateOnly? Due = null)
{
    public required Guid Id { get; init; }

    public required Currency Currency { get; init; }
}

public record OrderLine(string Article, int Count, decimal Price);

// The service sends only these messages again.
public record BatchResponse(List<BatchItemFailure> BatchItemFailures);
public record BatchItemFailure(string ItemIdentifier);

public static class Functions
{
    [LambdaHandler]
    public static BatchResponse Store(SqsEvent batch)
    {
        var failures = new List<BatchItemFailure>();
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
                failures.Add(new BatchItemFailure(message.MessageId));
            }
        }

        return new BatchResponse(failures);
    }

    private static void Store(Order order)
    {
        if (order.Lines is not { Count: > 0 })
            throw new ArgumentException($"order {order.Id} has no lines");

        decimal total = order.Lines.Sum(static line => line.Count * line.Price);
        Console.WriteLine($"order {order.Id}: {order.Lines.Count} lines, {total} {order.Currency}");
    }
}
