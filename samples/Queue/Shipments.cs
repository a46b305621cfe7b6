using System;
using Lambda.Runtime;
using Lambda.Runtime.Events;

public record Shipment(string Id, string Address, int Parcels);

public static class Shipments
{
    // Called once for each message. An exception means that the queue sends this message again, and no other.
    [SqsHandler(Queue = "shipments")]
    public static void Ship(Shipment shipment, SqsMessage message, [FromMessageAttribute("carrier")] string? carrier)
    {
        if (shipment.Parcels < 1)
            throw new ArgumentException($"shipment {shipment.Id} has no parcels");

        int attempt = message.Attributes?.ApproximateReceiveCount ?? 1;
        Console.WriteLine($"{shipment.Id}: {shipment.Parcels} parcels to {shipment.Address} with {carrier ?? "any carrier"}, attempt {attempt}");
    }
}
