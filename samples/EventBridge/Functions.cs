using System;
using System.Text.Json;
using Lambda.Runtime;
using Lambda.Runtime.Events;

public record OrderPlaced(string OrderId, decimal Total);
public record OrderShipped(string OrderId, string Parcel);

public static class Shop
{
    // With EventBridgeEvent<OrderPlaced>, the detail of a single kind of events is read together with the event.
    [LambdaHandler]
    public static void Follow(EventBridgeEvent e)
    {
        switch (e.DetailType)
        {
            case "Order Placed":
                OrderPlaced placed = e.Detail.Deserialize<OrderPlaced>() ?? throw Missing(e);
                Console.WriteLine($"{e.Time:u} {placed.OrderId}: placed, {placed.Total}");
                break;
            case "Order Shipped":
                OrderShipped shipped = e.Detail.Deserialize<OrderShipped>() ?? throw Missing(e);
                Console.WriteLine($"{e.Time:u} {shipped.OrderId}: shipped as {shipped.Parcel}");
                break;
            default:
                throw new NotSupportedException($"{e.Id}: expected Order Placed or Order Shipped, found {e.DetailType}");
        }
    }

    private static JsonException Missing(EventBridgeEvent e) => new($"{e.Id}: expected a detail, found null");
}
