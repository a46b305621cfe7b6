using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Emulator.Streams;

/// <summary>A change of an item of a table: added, changed or removed, depending on which images there are.</summary>
/// <param name="Keys">The item's key, in DynamoDB's JSON: <c>{"id":{"S":"A-1"}}</c>.</param>
/// <param name="NewImage">The item after the change, if it exists.</param>
/// <param name="OldImage">The item before the change, if it existed.</param>
internal sealed record ItemChange(JsonObject Keys, JsonObject? NewImage, JsonObject? OldImage)
{
    /// <summary><c>INSERT</c>, <c>MODIFY</c> or <c>REMOVE</c>.</summary>
    public string EventName => NewImage is null ? "REMOVE" : OldImage is null ? "INSERT" : "MODIFY";

    /// <summary>The change as a record, whose shard is that of the key: all changes of an item are in one shard.</summary>
    public NewRecord ToRecord() => new()
    {
        // {"id":{"S":"A-1"}} is id:{"S":"A-1"}
        PartitionKey = string.Join(',', Keys.OrderBy(static key => key.Key, StringComparer.Ordinal).Select(static key =>
            $"{key.Key}:{key.Value?.ToJsonString(ReflectionJson.Default)}")),
        Data = JsonSerializer.SerializeToUtf8Bytes(this, ReflectionJson.Default),
    };

    /// <summary>Reads the change of a record.</summary>
    public static ItemChange From(NewRecord record) => JsonSerializer.Deserialize<ItemChange>(record.Data!.Value.Span, ReflectionJson.Default)!;
}
