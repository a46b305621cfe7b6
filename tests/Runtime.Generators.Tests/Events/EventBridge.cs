using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.EventBridge;

public record BusEvent<TDetail>
{
    public required string Version { get; init; }
    public required Guid Id { get; init; }

    [JsonPropertyName("detail-type")]
    public required string DetailType { get; init; }

    public required string Source { get; init; }
    public required string Account { get; init; }
    public required DateTime Time { get; init; }
    public required string Region { get; init; }
    public List<string> Resources { get; init; } = [];

    [JsonPropertyName("replay-name")]
    public string? ReplayName { get; init; }

    public required TDetail Detail { get; init; }
}

public record OrderPlaced(
    long OrderId,
    DateTimeOffset PlacedAt,
    DateOnly? DeliverOn,
    Customer Customer,
    IReadOnlyCollection<OrderLine> Lines,
    float? Discount,
    JsonElement? Metadata);

public record Customer(string Name, bool? Vip);

public record OrderLine(string Sku, uint Quantity, decimal Price, HashSet<string> Tags);

public static class Functions
{
    [LambdaHandler("event-bridge")]
    public static BusEvent<OrderPlaced> EventBridge(BusEvent<OrderPlaced> value) => value;

    [LambdaHandler("event-bridge-scheduled")]
    public static BusEvent<Dictionary<string, JsonElement>> EventBridgeScheduled(BusEvent<Dictionary<string, JsonElement>> value) => value;
}
