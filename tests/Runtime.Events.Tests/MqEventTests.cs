using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Events.Tests;

/// <summary>The data and the headers of messages of Amazon MQ.</summary>
public sealed class MqEventTests
{
    private static readonly string Json = Convert.ToBase64String("""{"id":"A-1","count":2}"""u8);

    [Fact]
    public void DataOfActiveMq_IsBytesTextOrJson()
    {
        string json = $$"""{"messages":[{"data":"{{Json}}"}]}""";

        Assert.Equal("""{"id":"A-1","count":2}""", Encoding.UTF8.GetString(LambdaJson.Deserialize<ActiveMqEvent>(json)!.Messages[0].Data));
        Assert.Equal("""{"id":"A-1","count":2}""", LambdaJson.Deserialize<ActiveMqEvent<string>>(json)!.Messages[0].Data);
        Assert.Equal(new Order("A-1", 2), LambdaJson.Deserialize<ActiveMqEvent<Order>>(json)!.Messages[0].Data);
    }

    [Fact]
    public void DataOfAnotherType_IsAnErrorWithBothPaths()
    {
        JsonException activeMq = Assert.Throws<JsonException>(static () => LambdaJson.Deserialize<ActiveMqEvent<Order>>("""{"messages":[{"data":"W10="}]}"""));
        JsonException rabbitMq = Assert.Throws<JsonException>(static () => LambdaJson.Deserialize<RabbitMqEvent<Order>>("""{"rmqMessagesByQueue":{"a::/":[{"data":"W10="}]}}"""));

        Assert.StartsWith("$.messages[0].data: in the JSON of this string, $: expected an object, found an array", activeMq.Message, StringComparison.Ordinal);
        Assert.StartsWith("$.rmqMessagesByQueue['a::/'][0].data: in the JSON of this string, $: expected an object, found an array", rabbitMq.Message, StringComparison.Ordinal);
    }

    /// <summary>As the broker sends it: a number if the client uses JMS, and a text in the documentation.</summary>
    [Theory]
    [InlineData("60000")]
    [InlineData("\"60000\"")]
    public void Expiration_IsText(string json) =>
        Assert.Equal("60000", LambdaJson.Deserialize<ActiveMqEvent>($$"""{"messages":[{"expiration":{{json}} }]}""")!.Messages[0].Expiration);

    /// <summary>Older pages of the documentation have names in other cases.</summary>
    [Fact]
    public void NameInAnotherCase_IsRead()
    {
        ActiveMqMessage message = LambdaJson.Deserialize<ActiveMqEvent>("""{"messages":[{"correlationID":"c","destination":{"physicalname":"orders"}}]}""")!.Messages[0];

        Assert.Equal(("c", "orders"), (message.CorrelationId, message.Destination!.PhysicalName));
    }

    [Fact]
    public void HeadersOfRabbitMq_AreTextsAndNumbers()
    {
        RabbitMqBasicProperties properties = LambdaJson.Deserialize<RabbitMqEvent>(
            """{"rmqMessagesByQueue":{"a::/":[{"basicProperties":{"headers":{"tenant":{"bytes":[-61,-92]},"attempt":10}}}]}}""")!.RmqMessagesByQueue["a::/"][0].BasicProperties;

        Assert.Equal("\u00e4", properties.Headers!["tenant"].Deserialize<RabbitMqText>()!.Text);
        Assert.Equal(10, properties.Headers["attempt"].Deserialize<int>());
        Assert.Equal("""{"bytes":[-61,-92]}""", LambdaJson.Serialize(new RabbitMqText { Bytes = "\u00e4"u8.ToArray() }));
    }

    /// <summary>The format that the documentation of the member names.</summary>
    [Fact]
    public void TimeOfRabbitMq_IsParsed() => Assert.Equal(
        new DateTimeOffset(1970, 1, 1, 0, 33, 41, TimeSpan.Zero),
        DateTimeOffset.ParseExact("Jan 1, 1970, 12:33:41 AM", "MMM d, yyyy, h:mm:ss tt", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}
