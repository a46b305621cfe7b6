using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Emulator.Streams;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Local.Page;

/// <summary>
/// Puts records into streams in one line of curl: <c>POST /streams/{name}?key=</c>, <c>POST</c> and <c>DELETE /kafka/{topic}?key=</c>, and of the items of a table,
/// <c>POST</c> and <c>DELETE /tables/{name}?key=</c>.
/// </summary>
internal static class StreamEndpoints
{
    /// <summary>The largest record of a stream is 10 MiB.</summary>
    private const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Finds the kind and the name in a path; <see langword="null"/> for another path.</summary>
    public static (StreamKind Kind, string Name)? Find(string path) =>
        path.Split('/') is not ["", var kind, { Length: > 0 } name] ? null : kind switch
        {
            "streams" => (StreamKind.Kinesis, name),
            "tables" => (StreamKind.DynamoDb, name),
            "kafka" => (StreamKind.Kafka, name),
            _ => null,
        };

    // {"sequenceNumber":"4959...","shard":"shardId-000000000000"}
    public static async Task HandleAsync(HttpContext http, StreamRegistry streams, StreamKind kind, string name, SendResponse response)
    {
        RequestBody body = await RequestBody.ReadAsync(http, MaxBytes);
        try
        {
            SendRequest.Require(http, body, MaxBytes, isDeletable: kind is StreamKind.DynamoDb or StreamKind.Kafka);
            bool isRemoval = HttpMethods.IsDelete(http.Request.Method);
            if (streams.Find(kind, name) is not { } stream)
            {
                await response.RefuseAsync(http, StatusCodes.Status404NotFound, "NotFound", $"No handler declares {name}. {DescribeStreams(streams, kind)}");
                return;
            }

            string? key = SendRequest.Read(http.Request.Query, "key");
            StreamRecord record = stream.Put(kind switch
            {
                StreamKind.DynamoDb => CreateChange(stream, key ?? "id", body, isRemoval).ToRecord(),
                StreamKind.Kafka when !isRemoval => new NewRecord { Data = body.Bytes, Key = ToKey(key) },
                StreamKind.Kafka when key is null => throw new FormatException("The request has no key. Expected that of the deleted record: ?key=A-1."),
                StreamKind.Kafka => new NewRecord { Key = ToKey(key) },
                _ => new NewRecord { Data = body.Bytes, PartitionKey = key ?? Guid.NewGuid().ToString() },
            });
            await SendResponse.WriteAsync(http, new { sequenceNumber = record.SequenceNumber, shard = stream.ShardIdOf(record.Shard) });
        }
        catch (Exception exception) when (exception is FormatException or JsonException or StreamErrorException)
        {
            await response.RefuseAsync(http, StatusCodes.Status400BadRequest, "BadRequest", exception.Message);
        }
    }

    /// <summary>The change of an item: it is new unless the stream has the item from before.</summary>
    private static ItemChange CreateChange(RecordStream table, string keys, RequestBody body, bool isRemoval)
    {
        if (SendRequest.ToJson(body.Bytes) is not JsonObject json)
            throw new FormatException("The body is not a JSON object. Expected an item, such as {\"id\":\"A-1\"}.");

        JsonObject item = DynamoDbJson.FromObject(json);
        var key = new JsonObject();
        foreach (string name in keys.Split(',', StringSplitOptions.TrimEntries))
        {
            JsonNode value = item[name]
                ?? throw new FormatException($"The item has no attribute {name}, which is its key. Expected it, or the names of the key's attributes: ?key=customer,order.");
            if (value["S"] is null && value["N"] is null)
            {
                string found = json[name]?.ToJsonString(ReflectionJson.Web) ?? "null";
                throw new FormatException($"The attribute {name}, which is the item's key, is {found}. Expected a string or a number.");
            }

            key[name] = value.DeepClone();
        }

        var change = new ItemChange(key, isRemoval ? null : item, null);
        JsonObject? before = table.Peek().Select(static record => record.Content).LastOrDefault(content => content.PartitionKey == change.ToRecord().PartitionKey) is { } last
            ? ItemChange.From(last).NewImage
            : null;
        return isRemoval && before is null
            ? throw new FormatException($"There is no item with the key {key.ToJsonString(ReflectionJson.Web)}.")
            : change with { OldImage = before };
    }

    private static string DescribeStreams(StreamRegistry streams, StreamKind kind)
    {
        string[] names = [.. streams.All.Where(stream => stream.Kind == kind).Select(static stream => stream.Name)];
        return names.Length == 0 ? "There are none of this kind." : $"Expected one of: {string.Join(", ", names)}.";
    }

    // Not in one expression with the bytes, because null would be converted to an empty key.
    private static ReadOnlyMemory<byte>? ToKey(string? key)
    {
        if (key is null)
            return null;
        return Encoding.UTF8.GetBytes(key);
    }
}
