using System.Text;
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
        PartitionKey = new JsonObject(Keys.OrderBy(static key => key.Key, StringComparer.Ordinal).Select(static key => KeyValuePair.Create(key.Key, key.Value?.DeepClone()))).ToJsonString(ReflectionJson.Web),
        Data = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["Keys"] = Keys.DeepClone(),
            ["NewImage"] = NewImage?.DeepClone(),
            ["OldImage"] = OldImage?.DeepClone(),
        }.ToJsonString(ReflectionJson.Web)),
    };

    /// <summary>Reads the change of a record.</summary>
    public static ItemChange From(NewRecord record)
    {
        JsonNode json = JsonNode.Parse(record.Data!.Value.Span)!;
        return new ItemChange(json["Keys"]!.AsObject(), json["NewImage"]?.AsObject(), json["OldImage"]?.AsObject());
    }
}
