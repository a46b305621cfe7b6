using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Testing;

/// <summary>The changes of a DynamoDB table, which <see cref="LambdaFunction.Table"/> lets a function handle.</summary>
/// <remarks>It has changes and no items: the test says what an item was before a change. The stream has new and old images.</remarks>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>();
/// LambdaTable orders = function.Table("orders");
/// await orders.PutItemAsync(keys: LambdaPayload.Item(new { id = "A-1" }), newImage: LambdaPayload.Item(new { id = "A-1", quantity = 2 }));
/// await orders.WaitUntilIdleAsync();
/// Console.WriteLine(orders.Handled.Count);
/// </code>
/// </example>
public sealed class LambdaTable : LambdaEventSource
{
    internal LambdaTable(LambdaFunction function, LambdaQueues queues, string name, LambdaStreamOptions options)
        : base(function, queues, StreamKind.DynamoDb, name, options)
    {
    }

    /// <summary>Adds the change <c>INSERT</c>: an item is new.</summary>
    /// <param name="keys">The item's key, in DynamoDB's JSON: <c>{"Id":{"N":"101"}}</c>.</param>
    /// <param name="newImage">The item.</param>
    /// <returns>The sequence number.</returns>
    /// <exception cref="ArgumentException">The key is empty, or the change is too large.</exception>
    public Task<string> PutItemAsync(JsonObject keys, JsonObject newImage)
    {
        ArgumentNullException.ThrowIfNull(newImage);
        return PutAsync(keys, newImage, null);
    }

    /// <summary>Adds the change <c>MODIFY</c>: an item has changed.</summary>
    /// <param name="keys">The item's key, in DynamoDB's JSON.</param>
    /// <param name="newImage">The item after the change.</param>
    /// <param name="oldImage">The item before the change.</param>
    /// <returns>The sequence number.</returns>
    /// <exception cref="ArgumentException">The key is empty, or the change is too large.</exception>
    public Task<string> UpdateItemAsync(JsonObject keys, JsonObject newImage, JsonObject oldImage)
    {
        ArgumentNullException.ThrowIfNull(newImage);
        ArgumentNullException.ThrowIfNull(oldImage);
        return PutAsync(keys, newImage, oldImage);
    }

    /// <summary>Adds the change <c>REMOVE</c>: an item does not exist any more.</summary>
    /// <param name="keys">The item's key, in DynamoDB's JSON.</param>
    /// <param name="oldImage">The item before the change.</param>
    /// <returns>The sequence number.</returns>
    /// <exception cref="ArgumentException">The key is empty, or the change is too large.</exception>
    public Task<string> DeleteItemAsync(JsonObject keys, JsonObject oldImage)
    {
        ArgumentNullException.ThrowIfNull(oldImage);
        return PutAsync(keys, null, oldImage);
    }

    private Task<string> PutAsync(JsonObject keys, JsonObject? newImage, JsonObject? oldImage)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0)
            throw new ArgumentException("The key of the item has no attributes. Expected one or two.", nameof(keys));
        return PutAsync(new ItemChange(keys, newImage, oldImage).ToRecord());
    }
}
