using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>Writes the event of a batch.</summary>
internal static class BatchEvent
{
    /// <summary>The number of kinds of records that cannot be read.</summary>
    public const int Poisons = 4;

    public static string Write(Delivery delivery) => delivery.Mode.Service == BatchService.Kafka
        ? $$$"""{"eventSource":"aws:kafka","records":{{{{string.Join(",", delivery.Sent.GroupBy(BatchMode.PartitionOf).Select(partition => WritePartition(delivery, partition)))}}}}}"""
        : $$"""{"{{(delivery.Mode.Service == BatchService.Firehose ? "records" : "Records")}}":[{{string.Join(",", delivery.Sent.Select(record => Write(delivery, record)))}}]}""";

    private static string WritePartition(Delivery delivery, IGrouping<string, SentRecord> partition) =>
        $"\"{partition.Key}\":[{string.Join(",", partition.Select(record => Write(delivery, record)))}]";

    /// <summary>The content of a record of a stream, in base64 unless it cannot be read.</summary>
    private static string DataOf(Delivery delivery, SentRecord record) =>
        record.Plan.Poison == 2 ? "no base64" : Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonOf(delivery, record)));

    private static string Write(Delivery delivery, SentRecord record)
    {
        BatchService service = delivery.Mode.Service;
        return service switch
        {
            BatchService.Queue or BatchService.Fifo => WriteMessage(service, record, record.Plan.Poison == 2 ? "\"[]\"" : JsonSerializer.Serialize(JsonOf(delivery, record))),
            BatchService.Kafka => WriteValue(record, record.Plan.Poison == 2 ? "[]" : JsonOf(delivery, record)),
            BatchService.Kinesis => WriteData(record, DataOf(delivery, record)),
            BatchService.Firehose => $$"""{{{WriteId("recordId", record)}}"approximateArrivalTimestamp":1772800000123,"data":"{{record.Data = DataOf(delivery, record)}}"}""",
            _ => WriteChange(delivery, record),
        };
    }

    private static string JsonOf(Delivery delivery, SentRecord record) => record.Plan.Poison switch
    {
        0 or 2 => $$"""{"key":"{{record.Key}}","delivery":{{delivery.Number}},"action":{{(int)record.Next}},"killAfter":{{delivery.KillAfter}}}""",
        1 => "not JSON",
        3 => $$"""{"key":"{{record.Key}}","delivery":"many","action":0}""",
        _ => "",
    };

    private static string WriteMessage(BatchService service, SentRecord record, string body) => $$"""
        {{{WriteId("messageId", record)}}"body":{{body}},
        "attributes":{{{(record.Group is null ? "" : $"\"MessageGroupId\":\"{record.Group}\",")}}"ApproximateReceiveCount":"{{record.Receives}}"},
        "messageAttributes":{},"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:orders{{(service == BatchService.Fifo ? ".fifo" : "")}}"}
        """;

    private static string WriteData(SentRecord record, string data) => $$"""
        {"kinesis":{{{WriteId("sequenceNumber", record)}}{{(record.Group is null ? "" : $"\"partitionKey\":\"{record.Group}\",")}}"data":"{{data}}"},"eventSource":"aws:kinesis"}
        """;

    /// <summary>A record without a value cannot be read, either. Without an offset, too, it would be an event of another service.</summary>
    private static string WriteValue(SentRecord record, string value) => $$"""
        {{{WriteId("offset", record)}}"topic":"orders","value":{{(value.Length == 0 && record.Plan.Id == SentId.Unique ? "null" : $"\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}\"")}}}
        """;

    private static string WriteChange(Delivery delivery, SentRecord record) => $$$"""
        {"eventName":"INSERT","eventSource":"aws:dynamodb","dynamodb":{{{{WriteId("SequenceNumber", record)}}}"Keys":{"group":{"S":"{{{record.Group}}}"}},
        "NewImage":{"key":{"{{{(record.IsPoison ? 'N' : 'S')}}}":"{{{(record.IsPoison ? "1" : record.Key)}}}"},"delivery":{"N":"{{{delivery.Number}}}"},
        "action":{"N":"{{{(int)record.Next}}}"},"killAfter":{"N":"{{{delivery.KillAfter}}}"}}
        }}
        """;

    private static string WriteId(string name, SentRecord record) => record.Plan.Id switch
    {
        SentId.Unique when name == "offset" => $"\"{name}\":{record.Id},",
        SentId.Unique => $"\"{name}\":\"{record.Id}\",",
        SentId.Null => $"\"{name}\":null,",
        SentId.Empty => $"\"{name}\":\"\",",
        _ => "",
    };
}
