using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>A change of a document of an Amazon DocumentDB cluster.</summary>
    /// <param name="collection">The collection's name, in the database <c>shop</c>.</param>
    /// <param name="document">The document, in MongoDB's Extended JSON. Its <c>_id</c> is the document's key, if it has one.</param>
    /// <param name="operationType">What happened: <c>insert</c>, <c>replace</c>, <c>update</c> or <c>delete</c>, after which the event does not have the document.</param>
    /// <exception cref="ArgumentException">Something else happened.</exception>
    public static JsonObject DocumentDB(string collection, JsonObject document, string operationType = "insert")
    {
        ArgumentNullException.ThrowIfNull(document);
        if (operationType is not ("insert" or "replace" or "update" or "delete"))
            throw new ArgumentException($"The operation is '{operationType}'. Expected insert, replace, update or delete.", nameof(operationType));

        var full = new JsonObject { ["_id"] = document["_id"]?.DeepClone() ?? new JsonObject { ["$oid"] = "63eeb6e7d418cd98afb1c1d7" } };
        foreach ((string name, JsonNode? value) in document)
            full[name] = value?.DeepClone();
        var change = new JsonObject
        {
            ["_id"] = new JsonObject { ["_data"] = "0163eeb6e7000000090100000009000041e1" },
            ["clusterTime"] = new JsonObject { ["$timestamp"] = new JsonObject { ["t"] = EventTime.Default.ToUnixTimeSeconds(), ["i"] = 9 } },
            ["documentKey"] = new JsonObject { ["_id"] = full["_id"]!.DeepClone() },
            ["ns"] = new JsonObject { ["db"] = "shop", ["coll"] = collection },
            ["operationType"] = operationType,
        };
        if (operationType == "update")
        {
            JsonObject fields = full.DeepClone().AsObject();
            fields.Remove("_id");
            change["updateDescription"] = new JsonObject { ["updatedFields"] = fields, ["removedFields"] = new JsonArray() };
        }

        if (operationType != "delete")
            change["fullDocument"] = full;
        return new JsonObject
        {
            ["eventSourceArn"] = AwsAccount.Arn("rds", "cluster:cluster"),
            ["events"] = new JsonArray(new JsonObject { ["event"] = change }),
            ["eventSource"] = "aws:docdb",
        };
    }
}
