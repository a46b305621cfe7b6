using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Local.Page;
using LocalSamples = Lambda.Runtime.Local.Page.SampleEvents;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The payload of a handler in the events of the page.</summary>
public sealed class SamplePayloadTests
{
    private const string Payload = """{"item":"text","quantity":7,"gift":true,"lines":[{"id":null}]}""";

    [Theory]
    [InlineData("sqs-two-messages", "Records[0].body")]
    [InlineData("sqs-two-messages", "Records[1].body")]
    [InlineData("sns", "Records[0].Sns.Message")]
    [InlineData("sns-in-sqs", "Records[0].body|Message")]
    [InlineData("eventbridge-in-sqs", "Records[0].body|detail")]
    [InlineData("eventbridge", "detail")]
    [InlineData("kinesis-two-records", "Records[1].kinesis.data")]
    [InlineData("kinesis-time-window", "Records[0].kinesis.data")]
    [InlineData("kafka-amazon-msk", "records.orders-0[1].value")]
    [InlineData("firehose", "records[0].data")]
    [InlineData("activemq", "messages[0].data")]
    [InlineData("rabbitmq", "rmqMessagesByQueue.orders::/[0].data")]
    [InlineData("appsync-events-publish", "events[1].payload")]
    public void Payload_IsInTheEvent(string sample, string path)
    {
        JsonNode node = JsonNode.Parse(SamplePayload.Insert(LocalSamples.Find(sample)!, Payload)!)!;
        foreach (string step in path.Split('|').SelectMany(static (part, index) => part.Split('.', '[').Prepend(index > 0 ? "|" : "")))
            node = step == "" ? node : step == "|" ? JsonNode.Parse((string)node!)! : step.EndsWith(']') ? node[int.Parse(step[..^1], null)]! : node[step]!;

        string json = node is JsonObject ? node.ToJsonString() : (string)node!;
        Assert.Equal(Payload, json.StartsWith('{') ? json : Encoding.UTF8.GetString(Convert.FromBase64String(json)));
    }

    [Theory]
    [InlineData("dynamodb-item-changed")]
    [InlineData("dynamodb-time-window")]
    public void Item_IsInTheImages(string sample)
    {
        string json = SamplePayload.Insert(LocalSamples.Find(sample)!, Payload)!;

        const string Image = """{"item":{"S":"text"},"quantity":{"N":"7"},"gift":{"BOOL":true},"lines":{"L":[{"M":{"id":{"NULL":true}}}]}}""";
        Assert.Contains($"\"NewImage\":{Image}", json, StringComparison.Ordinal);
        Assert.Contains("\"Keys\":{\"order\":", json, StringComparison.Ordinal);
    }

    [Fact]
    public void HashOfABody_IsThatOfThePayload()
    {
        JsonNode message = JsonNode.Parse(SamplePayload.Insert(LocalSamples.Find("sqs-two-messages")!, "{}")!)!["Records"]![0]!;

        Assert.Equal("99914b932bd37a50b983c5e7c90ae93b", (string)message["md5OfBody"]!);
    }

    [Fact]
    public void SampleWithoutAPayload_IsUnchanged() => Assert.Null(SamplePayload.Insert(LocalSamples.Find("s3-object-created")!, Payload));
}
