using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.AwsPeer;

/// <summary>DynamoDB: keeps the items that are put, by the attribute <c>id</c>. All tables exist.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations.html</remarks>
public sealed class DynamoDbApi
{
    private readonly ConcurrentDictionary<string, JsonNode> _items = new();

    /// <summary>The items by the name of the table and the ID: <c>documents/7</c>.</summary>
    public IReadOnlyDictionary<string, JsonNode> Items => _items;

    /// <summary>Adds an item.</summary>
    /// <param name="id">The name of the table and the ID: <c>documents/7</c>.</param>
    /// <param name="item">Its attributes.</param>
    public void Add(string id, JsonNode item) => _items[id] = item;

    internal AwsResponse Respond(string target, byte[] body)
    {
        string operation = target.Split('.')[^1];
        JsonNode request = JsonNode.Parse(body)!;
        JsonNode keyed = (operation == "PutItem" ? request["Item"] : request["Key"])!;
        string id = $"{request["TableName"]}/{keyed["id"]!["S"]}";
        switch (operation)
        {
            case "PutItem":
                _items[id] = keyed.DeepClone();
                return Write(operation, []);

            case "GetItem":
                return Write(operation, _items.TryGetValue(id, out JsonNode? item) ? new() { ["Item"] = item.DeepClone() } : []);

            default:
                throw new NotSupportedException(operation);
        }
    }

    private static AwsResponse Write(string operation, JsonObject response) => new(operation, 200, response.ToJsonString(), ("Content-Type", "application/x-amz-json-1.0"));
}
