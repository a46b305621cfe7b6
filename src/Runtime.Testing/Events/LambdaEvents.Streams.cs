using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    private const string Kind = "NEW_AND_OLD_IMAGES";

    /// <summary>Records of a Kinesis stream, with these texts as their data.</summary>
    public static JsonObject Kinesis(params string[] data) => Kinesis("stream", [.. data.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))]);

    /// <summary>Records of a Kinesis stream.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="data">The data of each record; the event has it in base64.</param>
    // Kinesis("one") is a record, not a stream without records.
    [OverloadResolutionPriority(-1)]
    public static JsonObject Kinesis(string stream, params ReadOnlyMemory<byte>[] data) => KinesisRecords(stream, [.. data.Select(static bytes => ("1", bytes))]);

    /// <summary>Records of a Kinesis stream with partition keys.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="records">The partition key and the data of each record; the event has the data in base64.</param>
    [OverloadResolutionPriority(-1)]
    public static JsonObject Kinesis(string stream, params (string PartitionKey, string Data)[] records) =>
        KinesisRecords(stream, [.. records.Select(static record => (record.PartitionKey, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(record.Data)))]);

    private static JsonObject KinesisRecords(string stream, (string PartitionKey, ReadOnlyMemory<byte> Data)[] records) => Records(records, (record, i) =>
    {
        string sequenceNumber = $"4959033827149025660855969253836157109592157598913658889{i:d2}";
        return new JsonObject
        {
            ["kinesis"] = new JsonObject
            {
                ["kinesisSchemaVersion"] = "1.0",
                ["partitionKey"] = record.PartitionKey,
                ["sequenceNumber"] = sequenceNumber,
                ["data"] = Convert.ToBase64String(record.Data.Span),
                ["approximateArrivalTimestamp"] = EventTime.Default.ToUnixTimeMilliseconds() / 1000m,
            },
            ["eventSource"] = "aws:kinesis",
            ["eventVersion"] = "1.0",
            ["eventID"] = $"shardId-000000000000:{sequenceNumber}",
            ["eventName"] = "aws:kinesis:record",
            ["invokeIdentityArn"] = $"arn:aws:iam::{Account}:role/function",
            ["awsRegion"] = Region,
            ["eventSourceARN"] = StreamRegistry.ArnOf(StreamKind.Kinesis, stream),
        };
    });

    /// <summary>A change of an item of a DynamoDB table: added, changed or removed, depending on which images are given.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="keys">The key, in DynamoDB's JSON: <c>{"Id":{"N":"101"}}</c>.</param>
    /// <param name="newImage">The item after the change, if it exists.</param>
    /// <param name="oldImage">The item before the change, if it existed.</param>
    /// <exception cref="ArgumentException">Neither image is given.</exception>
    public static JsonObject DynamoDB(string table, JsonObject keys, JsonObject? newImage, JsonObject? oldImage = null) => DynamoDB(table, (keys, newImage, oldImage));

    /// <summary>Changes of items of a DynamoDB table, one record each.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="changes">The key of each item, and the item after and before the change if it existed, in DynamoDB's JSON.</param>
    /// <exception cref="ArgumentException">A change has neither image.</exception>
    public static JsonObject DynamoDB(string table, params (JsonObject Keys, JsonObject? NewImage, JsonObject? OldImage)[] changes) => Records(changes, (item, i) =>
    {
        (JsonObject keys, JsonObject? newImage, JsonObject? oldImage) = item;
        ArgumentNullException.ThrowIfNull(keys);
        string eventName = (newImage, oldImage) switch
        {
            (not null, null) => "INSERT",
            (not null, not null) => "MODIFY",
            (null, not null) => "REMOVE",
            _ => throw new ArgumentException("The item has neither image. Expected newImage, oldImage, or both."),
        };
        var change = new JsonObject
        {
            ["ApproximateCreationDateTime"] = EventTime.Default.ToUnixTimeSeconds(),
            ["Keys"] = keys.DeepClone(),
        };
        if (newImage is not null)
            change["NewImage"] = newImage.DeepClone();
        if (oldImage is not null)
            change["OldImage"] = oldImage.DeepClone();
        change["SequenceNumber"] = i == 0 ? "4421584500000000017450439091" : $"44215845000000000174504391{i:d2}";
        change["SizeBytes"] = Encoding.UTF8.GetByteCount(keys.ToJsonString() + newImage?.ToJsonString() + oldImage?.ToJsonString());
        change["StreamViewType"] = Kind;
        return new JsonObject
        {
            ["eventID"] = i == 0 ? "c4ca4238a0b923820dcc509a6f75849b" : Md5($"{i + 1}"),
            ["eventName"] = eventName,
            ["eventVersion"] = "1.1",
            ["eventSource"] = "aws:dynamodb",
            ["awsRegion"] = Region,
            ["dynamodb"] = change,
            ["eventSourceARN"] = TableStreamArn(table),
        };
    });

    /// <summary>A change of an item of a DynamoDB table that sends its changes to a Kinesis stream.</summary>
    /// <inheritdoc cref="DynamoDB(string, JsonObject, JsonObject, JsonObject)"/>
    public static JsonObject DynamoDBInKinesis(string table, JsonObject keys, JsonObject? newImage, JsonObject? oldImage = null)
    {
        JsonNode record = DynamoDB(table, keys, newImage, oldImage)["Records"]![0]!;
        JsonObject change = record["dynamodb"]!.DeepClone().AsObject();
        change["ApproximateCreationDateTime"] = EventTime.Default.ToUnixTimeMilliseconds();
        change.Remove("SequenceNumber");
        change.Remove("StreamViewType");
        return Kinesis(EventText.Json(new JsonObject
        {
            ["awsRegion"] = Region,
            ["eventID"] = Id(0),
            ["eventName"] = (string)record["eventName"]!,
            ["userIdentity"] = null,
            ["recordFormat"] = "application/json",
            ["tableName"] = table,
            ["dynamodb"] = change,
            ["eventSource"] = "aws:dynamodb",
        }));
    }

    /// <summary>Records that a Firehose stream lets the function transform, with these texts as their data.</summary>
    public static JsonObject Firehose(params string[] data) => FirehoseEvent.Create("stream", Id(0), data.Select(static (text, i) => new FirehoseInput(
        $"4954698668313554428650745793632162567570019247115678515{i}000000", EventTime.Default.AddMilliseconds(i), Encoding.UTF8.GetBytes(text))));

    /// <summary>Records of a topic of an Amazon MSK cluster.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="values">The value of each record; the event has it in base64. A record without a value deletes its key.</param>
    public static JsonObject Kafka(string topic, params string?[] values) => Kafka(topic, WithKey(values));

    /// <summary>Records of a topic of an Amazon MSK cluster with keys.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="records">The key and the value of each record; the event has them in base64. A record without a value deletes its key.</param>
    [OverloadResolutionPriority(-1)]
    public static JsonObject Kafka(string topic, params (string? Key, string? Value)[] records)
    {
        JsonObject json = KafkaRecords("aws:kafka", StreamRegistry.BootstrapServers, topic, records);
        json.Insert(1, "eventSourceArn", StreamRegistry.ArnOf(StreamKind.Kafka, topic));
        return json;
    }

    /// <summary>Records of a topic of a Kafka cluster that is not of Amazon MSK.</summary>
    /// <inheritdoc cref="Kafka(string, string[])"/>
    public static JsonObject SelfManagedKafka(string topic, params string?[] values) => SelfManagedKafka(topic, WithKey(values));

    /// <summary>Records of a topic of a Kafka cluster that is not of Amazon MSK, with keys.</summary>
    /// <inheritdoc cref="Kafka(string, ValueTuple{string, string}[])"/>
    [OverloadResolutionPriority(-1)]
    public static JsonObject SelfManagedKafka(string topic, params (string? Key, string? Value)[] records) =>
        KafkaRecords("SelfManagedKafka", "kafka-1.example.com:9092,kafka-2.example.com:9092", topic, records);

    private static string TableStreamArn(string table) => StreamRegistry.ArnOf(StreamKind.DynamoDb, table);

    private static (string? Key, string? Value)[] WithKey(string?[] values) => [.. values.Select(static value => ((string?)"key", value))];

    private static JsonObject KafkaRecords(string source, string servers, string topic, (string? Key, string? Value)[] records) => new()
    {
        ["eventSource"] = source,
        ["bootstrapServers"] = servers,
        ["records"] = new JsonObject
        {
            [$"{topic}-0"] = new JsonArray([.. records.Select((record, i) => new JsonObject
            {
                ["topic"] = topic,
                ["partition"] = 0,
                ["offset"] = 15 + i,
                ["timestamp"] = EventTime.Default.ToUnixTimeMilliseconds() + i,
                ["timestampType"] = "CREATE_TIME",
                ["key"] = record.Key is null ? null : EventText.Base64(record.Key),
                ["value"] = record.Value is null ? null : EventText.Base64(record.Value),
                ["headers"] = new JsonArray(),
            })]),
        },
    };
}
