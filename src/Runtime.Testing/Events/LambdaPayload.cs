using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Testing;

/// <summary>Turns objects into the payloads of events: <c>LambdaEvents.Sqs(LambdaPayload.Json(first), LambdaPayload.Json(second))</c>.</summary>
/// <remarks>It uses reflection, as <see cref="LambdaFunction.InvokeAsync{T}(T, CancellationToken)"/> does, and works under the native build's switches.</remarks>
public static class LambdaPayload
{
    // Not escaped, as other senders write text.
    private static readonly JsonSerializerOptions Web = new(ReflectionJson.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Serializes a payload with <see cref="JsonSerializerOptions.Web"/>, for an event that has it as text or in Base64.</summary>
    /// <param name="payload">The payload.</param>
    /// <example>
    /// <code>
    /// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>();
    /// await function.InvokeAsync(LambdaEvents.Sqs(LambdaPayload.Json(new Order("A-1", 2)), LambdaPayload.Json(new Order("A-2", 1))));
    /// </code>
    /// </example>
    public static string Json<T>(T payload) => JsonSerializer.Serialize(payload, Web);

    /// <summary>Serializes an item of a DynamoDB table, or its key, in DynamoDB's JSON: <c>{"id":{"S":"A-1"},"quantity":{"N":"7"}}</c>.</summary>
    /// <param name="item">The item. Its names and values are those of <see cref="Json{T}"/>: arrays become lists, and never sets.</param>
    /// <exception cref="ArgumentException">Its JSON is not an object.</exception>
    /// <example>
    /// <code>
    /// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>();
    /// await function.InvokeAsync(LambdaEvents.DynamoDB("orders", LambdaPayload.Item(new { id = "A-1" }), LambdaPayload.Item(new Order("A-1", 2))));
    /// </code>
    /// </example>
    public static JsonObject Item<T>(T item) => JsonSerializer.SerializeToNode(item, Web) is JsonObject json
        ? DynamoDbJson.FromObject(json)
        : throw new ArgumentException($"The item is {Json(item)}. Expected a value that is an object in JSON.", nameof(item));
}
