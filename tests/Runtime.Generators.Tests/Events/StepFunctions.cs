using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.StepFunctions;

public record TaskEvent<TInput>(string TaskToken, TInput Input, ContextObject Context, Failure? Previous);

public record Checkout(Basket Basket, int? Attempt, TimeSpan Timeout, int[][] Window);

public record Basket(List<Item> Items, decimal Total);

public record Item(string Sku, int Count, decimal UnitPrice, List<Item>? Parts);

public class ContextObject
{
    [JsonPropertyName("Execution")]
    public required Execution Execution { get; init; }

    [JsonPropertyName("State")]
    public required State State { get; init; }

    [JsonPropertyName("StateMachine")]
    public Dictionary<string, string> StateMachine { get; init; } = [];

    // Present only inside a Map state.
    [JsonPropertyName("Map")]
    public JsonElement? Map { get; init; }
}

public record Execution(
    [property: JsonPropertyName("Id")] string Id,
    [property: JsonPropertyName("Name")] string Name,
    [property: JsonPropertyName("RoleArn")] string RoleArn,
    [property: JsonPropertyName("StartTime")] DateTime StartTime,
    [property: JsonPropertyName("Input")] JsonElement Input,
    [property: JsonPropertyName("RedriveCount")] int RedriveCount);

public record State(
    [property: JsonPropertyName("Name")] string Name,
    [property: JsonPropertyName("EnteredTime")] DateTimeOffset EnteredTime,
    [property: JsonPropertyName("RetryCount")] int RetryCount);

public record Failure
{
    [JsonPropertyName("Error")]
    public required string Error { get; init; }

    [JsonPropertyName("Cause")]
    public string? Cause { get; init; }
}

public static class Functions
{
    [LambdaHandler("step-functions")]
    public static TaskEvent<Checkout> StepFunctions(TaskEvent<Checkout> value) => value;
}
