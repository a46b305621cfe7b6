using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    private const string BrokerId = "b-0f5b7522-2b41-4f85-a615-735a4e6d96b5";

    /// <summary>Messages of a queue of an Amazon MQ broker for ActiveMQ.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="messages">The text of each message; the event has it in base64.</param>
    public static JsonObject ActiveMq(string queue, params string[] messages) => new()
    {
        ["eventSource"] = "aws:mq",
        ["eventSourceArn"] = BrokerArn,
        ["messages"] = new JsonArray([.. messages.Select((message, i) => new JsonObject
        {
            ["messageID"] = $"ID:{BrokerId}-1.mq.us-east-1.amazonaws.com-34859-1767323045678-4:12:1:1:{i + 1}",
            ["messageType"] = "jms/text-message",
            ["deliveryMode"] = 1,
            ["replyTo"] = null,
            ["type"] = null,
            ["expiration"] = "60000",
            ["priority"] = 4,
            ["correlationId"] = "",
            ["redelivered"] = false,
            ["destination"] = new JsonObject { ["physicalName"] = queue },
            ["data"] = EventText.Base64(message),
            ["timestamp"] = EventTime.Default.ToUnixTimeMilliseconds() + i,
            ["brokerInTime"] = EventTime.Default.ToUnixTimeMilliseconds() + i,
            ["brokerOutTime"] = EventTime.Default.ToUnixTimeMilliseconds() + i + 1,
            ["properties"] = new JsonObject(),
        })]),
    };

    /// <summary>Messages of a queue of an Amazon MQ broker for RabbitMQ, in the virtual host <c>/</c>.</summary>
    /// <inheritdoc cref="ActiveMq"/>
    public static JsonObject RabbitMq(string queue, params string[] messages) => new()
    {
        ["eventSource"] = "aws:rmq",
        ["eventSourceArn"] = BrokerArn,
        ["rmqMessagesByQueue"] = new JsonObject
        {
            [$"{queue}::/"] = new JsonArray([.. messages.Select((message, i) => new JsonObject
            {
                ["basicProperties"] = new JsonObject
                {
                    ["contentType"] = "text/plain",
                    ["contentEncoding"] = null,
                    // A text is its bytes, a number is a number.
                    ["headers"] = new JsonObject { ["tenant"] = new JsonObject { ["bytes"] = new JsonArray(110, 111, 114, 116, 104) }, ["attempt"] = 1 },
                    ["deliveryMode"] = 1,
                    ["priority"] = 0,
                    ["correlationId"] = null,
                    ["replyTo"] = null,
                    ["expiration"] = "60000",
                    ["messageId"] = Id(i),
                    ["timestamp"] = "Jan 2, 2026, 3:04:05 AM",
                    ["type"] = null,
                    ["userId"] = "guest",
                    ["appId"] = null,
                    ["clusterId"] = null,
                    ["bodySize"] = Encoding.UTF8.GetByteCount(message),
                },
                ["redelivered"] = false,
                ["data"] = EventText.Base64(message),
            })]),
        },
    };

    private static string BrokerArn => AwsAccount.Arn("mq", $"broker:broker:{BrokerId}");
}
